import assert from "node:assert/strict";
import {
  CloseAccountCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  ListRootsCommand,
  MoveAccountCommand,
  TagResourceCommand,
} from "@aws-sdk/client-organizations";
import { audit } from "../../audit";
import type { AuditReport } from "../../audit/auditReport";
import type { OrganizationOptions } from "../../audit/targets";
import { gate } from "../../rules/catalogue";
import { readConfiguration } from "../../rules/configuration/readConfiguration";
import { useAuditedAws } from "../live/inquiry/auditedAws";
import { Account } from "../sandbox/localAws/account";

const configuration = readConfiguration({}, "baseline");
assert.ok("rules" in configuration);

describe("an audit of an organization", () => {
  const aws = useAuditedAws();
  let management: Account;
  let organizationId: string;
  let root: string;
  let unit: string;
  /** By their names. */
  const members = new Map<string, string>();

  const idOf = (name: string): string => members.get(name) ?? "";

  before(async () => {
    const { endpoint } = aws();
    // The account of the credentials at hand.
    management = await Account.enter(endpoint, "123456789012");
    const organizations = management.organizations();
    const { Organization } = await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
    organizationId = Organization?.Id ?? "";
    root = (await organizations.send(new ListRootsCommand({}))).Roots?.[0]?.Id ?? "";
    const made = await organizations.send(new CreateOrganizationalUnitCommand({ ParentId: root, Name: "outer" }));
    const outer = made.OrganizationalUnit?.Id ?? "";
    const below = await organizations.send(new CreateOrganizationalUnitCommand({ ParentId: outer, Name: "inner" }));
    unit = outer;
    for (const [name, place] of [
      ["one", root],
      ["two", outer],
      ["three", below.OrganizationalUnit?.Id ?? ""],
      ["old", root],
    ] as const) {
      const creation = new CreateAccountCommand({ AccountName: name, Email: `${name}@example.com` });
      const id = (await organizations.send(creation)).CreateAccountStatus?.AccountId ?? "";
      members.set(name, id);
      if (place !== root) {
        const move = { AccountId: id, SourceParentId: root, DestinationParentId: place };
        await organizations.send(new MoveAccountCommand(move));
      }
    }
    await organizations.send(new CloseAccountCommand({ AccountId: idOf("old") }));
    const Tags = [{ Key: "stage", Value: "prod" }];
    await organizations.send(new TagResourceCommand({ ResourceId: idOf("three"), Tags }));
  });

  beforeEach(() => aws().meet());

  function ask(organization: OrganizationOptions) {
    assert.ok("rules" in configuration);
    return audit({
      organization,
      roleName: "Audit",
      region: "us-east-1",
      configuration,
      rules: [gate],
      version: "0.0.0",
      limits: { concurrency: 3, accountTimeout: 60_000, runTimeout: 60_000 },
    });
  }

  async function reportOn(organization: OrganizationOptions): Promise<AuditReport> {
    const report = await ask(organization);
    assert.ok("results" in report, JSON.stringify(report));
    return report;
  }

  const accountsIn = ({ results }: AuditReport): readonly string[] =>
    [...results].map(({ accountId, answer }) => `${accountId} ${answer}`).sort();

  it("asks every active account, its own one without a role, and names the others", async () => {
    const report = await reportOn({});
    const ids = [management.id, idOf("one"), idOf("two"), idOf("three")];
    assert.deepEqual(accountsIn(report), ids.map((id) => `${id} violation`).sort());
    assert.deepEqual(report.coverage, { asked: 4, answered: 4, notAnswered: [] });
    const { id, managementAccountId, accounts, leftOut } = report.organization ?? assert.fail("no organization");
    assert.deepEqual([id, managementAccountId], [organizationId, management.id]);
    assert.deepEqual(new Set(accounts.map(({ accountId }) => accountId)), new Set(ids));
    assert.deepEqual(
      leftOut.map(({ accountId, name }) => [accountId, name]),
      [[idOf("old"), "old"]],
    );
    assert.equal(leftOut[0]?.why, "it is closed");
    const calls = aws().calls();
    assert.equal(calls.filter((call) => call === "organizations:DescribeOrganization").length, 1);
    assert.equal(calls.filter((call) => call === "sts:AssumeRole").length, 3);
  });

  it("asks those of a unit and the units below it", async () => {
    const report = await reportOn({ units: [unit] });
    assert.deepEqual(accountsIn(report), [`${idOf("two")} violation`, `${idOf("three")} violation`].sort());
    assert.equal(aws().calls().includes("organizations:ListAccounts"), false);
  });

  it("asks those of a tag, and no excluded ones", async () => {
    const tags = [{ key: "stage", value: "prod" }];
    assert.deepEqual(accountsIn(await reportOn({ tags })), [`${idOf("three")} violation`]);
    const report = await reportOn({ units: [root], excluded: [idOf("three"), "999999999999"] });
    assert.equal(report.coverage.asked, 3);
    assert.deepEqual(report.notes, [
      "--exclude: account 999999999999 is not among the accounts that were listed. Correct it or take it out.",
    ]);
  });

  it("asks nobody where a unit is not there, or nobody is left", async () => {
    assert.deepEqual(await ask({ units: ["ou-ab12-cd34ef56"] }), {
      faults: [`--ou: "ou-ab12-cd34ef56" is not a root or an organizational unit of organization ${organizationId}`],
    });
    const everybody = [management.id, ...members.values()];
    assert.deepEqual(await ask({ excluded: everybody }), {
      faults: [`--organization: no active account of organization ${organizationId} is not among those of --exclude`],
    });
    assert.equal(aws().calls().includes("cloudtrail:DescribeTrails"), false);
  });
});
