import assert from "node:assert/strict";
import { CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  ListRootsCommand,
  MoveAccountCommand,
  TagResourceCommand,
} from "@aws-sdk/client-organizations";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import { audit } from "../../../audit";
import { type IdentityPolicy, leastPrivilegePolicyIn, listingPolicyIn } from "../../../audit/policy/leastPrivilege";
import type { OrganizationOptions } from "../../../audit/targets";
import { rules } from "../../../rules/catalogue";
import { readConfiguration } from "../../../rules/configuration/readConfiguration";
import { enforcePermissions } from "../../../sandbox/localAws/permissions";
import { useAuditedAws } from "../../live/inquiry/auditedAws";
import { Account } from "../../sandbox/localAws/account";
import { policy } from "../../sandbox/localAws/policies";
import { makeOpenTrail, makeTrailOfMostCalls } from "./askedTrails";

const names = rules.map(({ name }) => name);
const whole = listingPolicyIn("aws", names, "Audit");
const permissions = whole.Statement.flatMap(({ Action }) => Action);

/** The permissions that an audit needs where accounts are narrowed to those of a unit that have a tag. */
const toNarrow = [
  "organizations:ListAccountsForParent",
  "organizations:ListOrganizationalUnitsForParent",
  "organizations:ListTagsForResource",
];

describe("the policy of who begins the audit of an organization", () => {
  const aws = useAuditedAws();
  let management: Account;
  let member: string;
  let narrowing: OrganizationOptions;

  before(async () => {
    const { endpoint } = aws();
    management = await Account.enter(endpoint);
    const client = management.organizations();
    await client.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
    const creation = new CreateAccountCommand({ AccountName: "member", Email: "member@example.com" });
    member = (await client.send(creation)).CreateAccountStatus?.AccountId ?? "";
    const root = (await client.send(new ListRootsCommand({}))).Roots?.[0]?.Id ?? "";
    const inRoot = { ParentId: root, Name: "unit" };
    const unit = (await client.send(new CreateOrganizationalUnitCommand(inRoot))).OrganizationalUnit?.Id ?? "";
    const move = { AccountId: member, SourceParentId: root, DestinationParentId: unit };
    await client.send(new MoveAccountCommand(move));
    await client.send(new TagResourceCommand({ ResourceId: member, Tags: [{ Key: "stage", Value: "prod" }] }));
    narrowing = { units: [unit], tags: [{ key: "stage", value: "prod" }] };

    await makeTrailOfMostCalls(management);
    await makeOpenTrail(management);
    await makeRole(management, "Beginner");
    await makeRole(await Account.enter(endpoint, member), "Audit", leastPrivilegePolicyIn("aws", names));
  });

  beforeEach(() => aws().meet());

  async function makeRole(account: Account, RoleName: string, allowed?: object): Promise<void> {
    const trust = policy({ Effect: "Allow", Principal: { AWS: management.id }, Action: "sts:AssumeRole" });
    const AssumeRolePolicyDocument = JSON.stringify(trust);
    await account.iam().send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
    if (allowed !== undefined) await allow(account, RoleName, allowed);
  }

  async function allow(account: Account, RoleName: string, document: object): Promise<void> {
    const PolicyDocument = JSON.stringify(document);
    await account.iam().send(new PutRolePolicyCommand({ RoleName, PolicyName: "audit", PolicyDocument }));
  }

  /** Audits the organization as somebody who may do what a policy says, and no more. */
  async function auditWith(document: IdentityPolicy<string>, organization: OrganizationOptions) {
    await allow(management, "Beginner", document);
    const RoleArn = `arn:aws:iam::${management.id}:role/Beginner`;
    const beginning = new AssumeRoleCommand({ RoleArn, RoleSessionName: "tests" });
    const { Credentials } = await management.sts().send(beginning);
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId,
      AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey,
      AWS_SESSION_TOKEN: Credentials?.SessionToken,
    });
    const configuration = readConfiguration({}, "strict");
    assert.ok("rules" in configuration);
    await enforcePermissions(aws().endpoint);
    try {
      const report = await audit({
        organization,
        roleName: "Audit",
        configuration,
        version: "0.0.0",
        limits: { concurrency: 3, accountTimeout: 60_000, runTimeout: 60_000 },
      });
      return "faults" in report ? report : { ...report, results: [...report.results] };
    } finally {
      await enforcePermissions(aws().endpoint, false);
    }
  }

  /** What could not be found out, in words. */
  async function unknownWith(document: IdentityPolicy<string>, organization: OrganizationOptions): Promise<string> {
    const report = await auditWith(document, organization);
    return "faults" in report
      ? report.faults.join("\n")
      : JSON.stringify([report.coverage.notAnswered, report.results.filter(({ answer }) => answer === "unknown")]);
  }

  it("suffices, with all accounts and narrowed to some", async () => {
    const all = await auditWith(whole, {});
    assert.ok("results" in all, JSON.stringify(all));
    assert.deepEqual(all.coverage, { asked: 2, answered: 2, notAnswered: [] });
    assert.deepEqual(
      all.results.filter(({ answer }) => answer === "unknown"),
      [],
    );
    const some = await auditWith(whole, narrowing);
    assert.ok("results" in some, JSON.stringify(some));
    assert.deepEqual(new Set(some.results.map(({ accountId }) => accountId)), new Set([member]));
    assert.deepEqual(some.coverage, { asked: 1, answered: 1, notAnswered: [] });
  });

  it("has each permission once", () => {
    assert.equal(new Set(permissions).size, permissions.length);
    assert.deepEqual(
      toNarrow.filter((permission) => !permissions.includes(permission)),
      [],
    );
  });

  for (const permission of permissions) {
    it(`is not enough without ${permission}, which is named`, async () => {
      const less = whole.Statement.map((each) => ({
        ...each,
        Action: each.Action.filter((action) => action !== permission),
      }));
      const Statement = less.filter(({ Action }) => Action.length > 0);
      const unknown = await unknownWith({ ...whole, Statement }, toNarrow.includes(permission) ? narrowing : {});
      assert.ok(unknown.includes(permission), unknown);
    });
  }
});
