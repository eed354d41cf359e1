/** An organization of many accounts, of all kinds, is judged as it is, cell by cell, whoever asks and whatever comes between. */
import assert from "node:assert/strict";
import type { AuditReport } from "../../../audit/auditReport";
import { type LocalAws, startLocalAws } from "../../../sandbox/localAws/localAws";
import { enforcePermissions } from "../../../sandbox/localAws/permissions";
import { limitRates } from "../../../sandbox/localAws/throttling";
import { rules } from "../../../rules/catalogue";
import { dropBefore, each, serverError, throttled } from "../../e2e/faults/fault";
import { useToolchain } from "../../toolchain";
import { type AuditRun, type Ending, reportFrom, runAudit, useFolder } from "./command";
import { auditRole } from "./kinds";
import { type MadeOrganization, makeOrganization, type Row } from "./organization";

const letters = { compliant: "C", violation: "V", unknown: "U", notApplicable: "N", excepted: "E" } as const;

/** How many accounts the organizations have. */
export interface Sizes {
  readonly withoutTrail: number;
  readonly withTrail: number;
}

/** Has organizations judged, one without a trail and one with it, in tests of the `describe` block. */
export function judgesOrganizations(sizes: Sizes): void {
  const toolchain = useToolchain();
  const folder = useFolder();
  let aws: LocalAws;
  let alone: MadeOrganization;
  let withTrail: MadeOrganization;
  /** The audit of the organization without a trail, which several tests are about. */
  let whole: Ending;

  before("make two organizations", async () => {
    aws = await startLocalAws(toolchain().python);
    alone = await makeOrganization(aws.endpoint, sizes.withoutTrail, false);
    withTrail = await makeOrganization(aws.endpoint, sizes.withTrail, true);
    await enforcePermissions(aws.endpoint);
    await limitRates(aws.endpoint);
  });
  after(() => aws.stop());

  const auditOf = async (
    { configuration, management }: MadeOrganization,
    { caller = management, ...run }: Partial<AuditRun> = {},
    ...more: readonly string[]
  ) => {
    const config = await folder.write("configuration.json", configuration);
    const options = ["--role-name", auditRole, "--config", config, "--preset", "strict", "--format", "json"];
    return runAudit(["--organization", ...options, ...more], { aws: aws.environment, caller, ...run });
  };

  const knowingTheArchive = (): readonly string[] => ["--log-account", withTrail.archive.id];

  it("without a trail are judged as they are, every account by every rule", async () => {
    whole = await auditOf(alone);
    assertCells(reportFrom(whole), alone.rows);
    assert.equal(whole.code, 1);
  });

  it("have accounts that are left out, each with the reason", () => {
    const { organization, coverage } = reportFrom(whole);
    assert.ok(organization);
    const { leftOut: told } = organization;
    const leftOut = alone.rows.filter((row) => row.leftOut !== undefined);
    const why = new Map(told.map((account) => [account.accountId, account]));
    assert.deepEqual([...why.keys()].toSorted(), leftOut.map(({ id }) => id).toSorted());
    for (const row of leftOut) {
      assert.match(why.get(row.id)?.why ?? "", row.leftOut ?? /./, row.name);
      assert.equal(why.get(row.id)?.name, row.name);
    }
    assert.equal(coverage.asked, alone.rows.length - leftOut.length);
    assert.deepEqual(
      coverage.notAnswered.map(({ accountId }) => accountId).toSorted(),
      alone.rows.flatMap(({ id, name }) => (name.includes("a role that lets nobody in") ? [id] : [])).toSorted(),
    );
  });

  it("with a trail are judged as they are, where it is said in which account its bucket is", async () => {
    assertCells(reportFrom(await auditOf(withTrail, {}, ...knowingTheArchive())), withTrail.rows);
  });

  it("are judged the same by a delegated administrator", async () => {
    const { administrator: caller } = withTrail;
    assertCells(reportFrom(await auditOf(withTrail, { caller }, ...knowingTheArchive())), withTrail.rows);
  });

  it("are not listed by any other member, which is told who may", async () => {
    const { member: caller, management } = alone;
    const { code, out, err } = await auditOf(alone, { caller });
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, new RegExp(`account ${caller.id} may not list`));
    assert.match(err, new RegExp(`management account ${management.id} and its delegated administrators may`));
  });

  it("are judged the same in spite of calls that fail for a while", async () => {
    const faults = [
      ...each(["organizations:ListAccounts", "sts:AssumeRole", "cloudtrail:DescribeTrails"], throttled, 2),
      ...each(["cloudtrail:GetTrailStatus", "s3:GetBucketPolicy", "kms:DescribeKey"], dropBefore, 2),
      ...each(["cloudtrail:GetEventSelectors", "organizations:DescribeOrganization"], serverError),
    ];
    assertCells(reportFrom(await auditOf(alone, { faults })), alone.rows);
  });
}

/** Asserts what a report says about each account, by each rule. */
function assertCells({ results }: AuditReport, rows: readonly Row[]): void {
  const said = new Map<string, string>();
  for (const { accountId, rule, answer } of results) {
    const key = `${accountId} ${rule}`;
    said.set(key, `${said.get(key) ?? ""}${letters[answer]}`);
  }
  for (const { id, name, cells } of rows) {
    const found = rules.map((rule) => `${rule.name} ${said.get(`${id} ${rule.name}`) ?? "-"}`);
    const expected = rules.map((rule, index) => `${rule.name} ${cells?.[index] ?? "-"}`);
    assert.deepEqual([name, ...found], [name, ...expected]);
  }
  const accounts = new Set(rows.map(({ id }) => id));
  assert.deepEqual(
    [...said.keys()].filter((key) => !accounts.has(key.slice(0, 12))),
    [],
  );
}
