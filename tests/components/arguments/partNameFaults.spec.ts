import assert from "node:assert/strict";
import { partNameFaults } from "../../../components/arguments/partNameFaults";
import type { MultiRegionTrailArgs } from "../../../components/index";

describe("partNameFaults", () => {
  const faultsOf = (name: string, args: MultiRegionTrailArgs): string[] =>
    partNameFaults(name, args).map(({ property, reason }) => `${property}: ${reason}`);

  const events = "arn:aws:logs:eu-central-1:123456789012:log-group:events";

  /** What adds something to the component's name, how much it adds, and how long a name may be. */
  const rows: readonly (readonly [args: MultiRegionTrailArgs, added: number, most: number])[] = [
    [{ createAccessLogBucket: true }, "-logs-access-0000000".length, 63],
    [{ createQueries: true }, "-results-0000000".length, 63],
    [{ createLogGroup: true }, "-0000000".length, 64],
    [{ logGroupArn: events }, "-0000000".length, 64],
    [{ createSnsTopic: true }, "-0000000".length, 256],
    [{ createTamperAlerts: true }, "-alerts-0000000".length, 256],
    [{ createLogGroup: true, createCisAlarms: true }, "-0000000".length, 64],
  ];
  for (const [args, added, most] of rows) {
    it(`lets ${Object.keys(args).join(" and ")} add what fits, and no more`, () => {
      assert.deepEqual(faultsOf("a".repeat(most - added), args), []);
      const [fault = "", ...others] = faultsOf("a".repeat(most - added + 1), args);
      assert.deepEqual(others, []);
      assert.match(
        fault,
        new RegExp(`^${Object.keys(args)[0] ?? ""}: creates .* is too long, with ${most + 1} of at most ${most}`),
      );
    });
  }

  it("says which name is made of what, what is allowed and what to do", () => {
    assert.deepEqual(faultsOf("audit trail", { createLogGroup: true, createSnsTopic: true }), [
      'createLogGroup: creates a role, whose name Pulumi makes from the component\'s name "audit trail": "audit trail-0000000" contains " ". The name of a role has 1 to 64 characters: letters, digits and `+=,.@_-`. Give the component another name, or set logGroupRoleArn.',
      'createSnsTopic: creates a topic, whose name Pulumi makes from the component\'s name "audit trail": "audit trail-0000000" contains " ". The name of a topic has 1 to 256 characters: letters, digits, `_` and `-`. Give the component another name, or set snsTopicArn.',
    ]);
  });

  it("has nothing against parts that are not created", () => {
    const name = "a".repeat(300);
    assert.deepEqual(faultsOf(name, {}), []);
    const alertTopicArn = "arn:aws:sns:eu-central-1:123456789012:alerts";
    assert.deepEqual(faultsOf(name, { createTamperAlerts: true, alertTopicArn }), []);
    const logGroupRoleArn = "arn:aws:iam::123456789012:role/events";
    assert.deepEqual(faultsOf(name, { createLogGroup: true, logGroupRoleArn }), []);
    const organizationTrailArn = "arn:aws:cloudtrail:eu-central-1:123456789012:trail/company";
    assert.deepEqual(faultsOf(name, { createQueries: true, organizationTrailArn }), []);
  });

  it("makes names of buckets as Pulumi does, in lower case", () => {
    assert.deepEqual(faultsOf("AuditTrail", { createAccessLogBucket: true, createQueries: true }), []);
  });
});
