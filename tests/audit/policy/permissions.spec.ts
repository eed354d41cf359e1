import assert from "node:assert/strict";
import { CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { audit } from "../../../audit";
import { type IdentityPolicy, leastPrivilegePolicyIn, permissionsFor } from "../../../audit/policy/leastPrivilege";
import { rules } from "../../../rules/catalogue";
import { readConfiguration } from "../../../rules/configuration/readConfiguration";
import { enforcePermissions } from "../../../sandbox/localAws/permissions";
import { useAuditedAws } from "../../live/inquiry/auditedAws";
import { Account } from "../../sandbox/localAws/account";
import { policy } from "../../sandbox/localAws/policies";
import { states } from "../accountStates";
import type { KeptReport } from "../formats/reports";
import { makeOpenTrail, makeTrailOfMostCalls, unrelated } from "./askedTrails";

const names = rules.map(({ name }) => name);
const caller = "arn:aws:iam::123456789012:root";

describe("the policy of the auditor's role", () => {
  const aws = useAuditedAws();
  /** An account that almost everything is asked about, and two about which the rest is. */
  let accounts: readonly Account[];
  /** What an audit with the whole policy says, which is always the same. */
  let sufficient: Promise<KeptReport> | undefined;

  before(async () => {
    const { endpoint } = aws();
    const whole = await Account.enter(endpoint);
    await makeTrailOfMostCalls(whole);
    const open = await Account.enter(endpoint);
    await makeOpenTrail(open);
    const [management = ""] = await states["an organization"](endpoint, "us-east-1");
    accounts = [whole, open, await Account.enter(endpoint, management)];
    const trust = policy({ Effect: "Allow", Principal: { AWS: caller }, Action: "sts:AssumeRole" });
    for (const account of accounts) {
      await account
        .iam()
        .send(new CreateRoleCommand({ RoleName: "Audit", AssumeRolePolicyDocument: JSON.stringify(trust) }));
    }
  });

  beforeEach(() => aws().meet());

  async function auditWith(document: IdentityPolicy<string>): Promise<KeptReport> {
    for (const account of accounts) {
      const PolicyDocument = JSON.stringify(document);
      await account.iam().send(new PutRolePolicyCommand({ RoleName: "Audit", PolicyName: "audit", PolicyDocument }));
    }
    const configuration = readConfiguration({}, "strict");
    assert.ok("rules" in configuration);
    await enforcePermissions(aws().endpoint);
    try {
      const report = await audit({
        accounts: accounts.map(({ id }) => ({ id })),
        roleName: "Audit",
        configuration,
        version: "0.0.0",
        limits: { concurrency: 3, accountTimeout: 60_000, runTimeout: 60_000 },
      });
      assert.ok("results" in report);
      return { ...report, results: [...report.results] };
    } finally {
      await enforcePermissions(aws().endpoint, false);
    }
  }

  it("suffices", async () => {
    const { results, coverage } = await auditWith(leastPrivilegePolicyIn("aws", names));
    assert.deepEqual(coverage, { asked: 3, answered: 3, notAnswered: [] });
    assert.deepEqual(
      results.filter(({ answer }) => answer === "unknown"),
      [],
    );
  });

  it("lets nothing be known when it allows something else", async () => {
    const { results } = await auditWith({ Version: "2012-10-17", Statement: [unrelated] });
    assert.ok(results.every(({ answer, rule }) => answer === "unknown" || isOnlyInPrograms(rule)));
  });

  for (const permission of permissionsFor(names)) {
    it(`without ${permission} leaves unknown what needs it, and names it`, async () => {
      const before = await (sufficient ??= auditWith(leastPrivilegePolicyIn("aws", names)));
      const { Version, Statement } = leastPrivilegePolicyIn("aws", names);
      const less = Statement.map((each) => ({
        ...each,
        Action: each.Action.filter((action) => action !== permission),
      }));
      const after = await auditWith({ Version, Statement: less.filter(({ Action }) => Action.length > 0) });
      let unknowns = 0;
      for (const result of after.results) {
        const { accountId, rule, resource, answer, missingPermissions } = result;
        if (answer === "unknown") {
          unknowns++;
          assert.ok(permissionsFor([rule]).includes(permission), `${rule} does not need ${permission}`);
          assert.deepEqual(missingPermissions, [permission]);
        } else {
          const same = before.results.find(
            (each) => each.accountId === accountId && each.rule === rule && each.resource?.arn === resource?.arn,
          );
          assert.deepEqual([rule, answer], [rule, same?.answer]);
        }
      }
      assert.ok(unknowns > 0);
    });
  }

  function isOnlyInPrograms(rule: string): boolean {
    return rules.find(({ name }) => name === rule)?.onlyIn === "program";
  }
});
