import assert from "node:assert/strict";
import { coverageFaults, coverageOf, wayElsewhere } from "../../../policypack/elsewhere/coverage";
import type { AccountFacts } from "../../../rules/facts/accountFacts";
import { report } from "../../../rules/report";
import type { Settings } from "../../../rules/rule";
import { multiRegionCloudtrailEnabled as rule } from "../../../rules/account/multiRegionCloudtrailEnabled";
import { doubtful, trail } from "../../rules/trails";

function evaluate(account: Partial<AccountFacts>) {
  return rule.evaluate({ name: "the account", isInUse: true, trails: [], ...account }, {});
}

function reported(account: Partial<AccountFacts>): string {
  const verdict = evaluate(account);
  assert.ok(verdict.answer === "violation" || verdict.answer === "unknown");
  return report(rule, verdict, "program");
}

describe("a trail outside the stack", () => {
  it("that could not be looked for makes the answer unknown, not a violation", () => {
    assert.equal(evaluate({ notSeen: doubtful }).answer, "unknown");
    assert.equal(evaluate({ notSeen: doubtful, trails: [trail()] }).answer, "compliant");
    assert.match(
      reported({ notSeen: doubtful }),
      /^Found: no trail\.\n- it is not known whether the account has a trail that is not listed here: nobody knows\. To make it known, ask somebody\.\n/,
    );
  });

  it("that does not count is a violation, with the reason", () => {
    const faults = ["is 222222222222, which the setting accounts does not list"];
    assert.equal(evaluate({ faults }).answer, "violation");
    assert.match(
      reported({ faults }),
      /^Found: no trail\.\n- the account is 222222222222, which the setting accounts does not list\./,
    );
  });

  it("is looked for as the settings say, by default not at all", () => {
    const defaults = { verification: "none", coveringTrails: [], accounts: [], timeoutSeconds: 20 };
    const odd = { verification: "maybe", coveringTrails: "x", accounts: 1, verificationTimeoutSeconds: 301 };
    for (const settings of [{}, odd]) {
      assert.deepEqual(coverageOf(settings), defaults);
    }
    assert.deepEqual(
      coverageOf({ verification: "live", coveringTrails: ["a", 1], accounts: ["b"], verificationTimeoutSeconds: 1 }),
      { verification: "live", coveringTrails: ["a"], accounts: ["b"], timeoutSeconds: 1 },
    );
  });

  it("is a fault where AWS has no such region in its partition, whatever else is set", () => {
    const arnIn = (partition: string, region: string) =>
      ["arn", partition, "cloudtrail", region, "123456789012", "trail/audit"].join(":");
    const faultsOf = (...coveringTrails: readonly string[]) =>
      coverageFaults({ verification: "attested", coveringTrails });
    assert.deepEqual(faultsOf(arnIn("aws-cn", "eu-west-1")), [
      `coveringTrails holds "${arnIn("aws-cn", "eu-west-1")}", but AWS has no region "eu-west-1" in partition "aws-cn". ` +
        "Write it as `aws cloudtrail describe-trails` prints it",
    ]);
    const impossible = [arnIn("aws", "cn-north-1"), arnIn("aws-nowhere", "us-east-1"), arnIn("aws", "moon-east-1")];
    assert.equal(faultsOf(...impossible, arnIn("aws", "us-gov-west-1")).length, 4);
    assert.equal(coverageFaults({ coveringTrails: impossible }).length, 4);
    assert.deepEqual(faultsOf(arnIn("aws-us-gov", "us-gov-west-1"), arnIn("aws", "eu-west-1")), []);
  });

  it("is a fault where it is named but neither asked for nor attested, or attested but not named", () => {
    const faulty: readonly Settings[] = [{ accounts: ["1"] }, { coveringTrails: ["a"], verification: "none" }];
    for (const settings of [...faulty, { verification: "attested" }]) {
      assert.equal(coverageFaults(settings).length, 1, JSON.stringify(settings));
    }
    for (const settings of [{}, { verification: "live" }, { verification: "attested", accounts: ["1"] }]) {
      assert.deepEqual(coverageFaults(settings), [], JSON.stringify(settings));
    }
  });

  it("comes with the exact JSON that makes it count, with the account's id where it is known", () => {
    const configurations = (settings: Settings, id?: string): unknown[] =>
      (wayElsewhere(rule.name, settings, id).match(/\{".*?\}\}/g) ?? []).map((json) => JSON.parse(json) as unknown);
    const attested = (more: object): object => ({ [rule.name]: { verification: "attested", ...more } });
    assert.deepEqual(configurations({}, "123456789012"), [
      { [rule.name]: { verification: "live" } },
      attested({ accounts: ["123456789012"] }),
    ]);
    for (const verification of ["live", "attested"]) {
      assert.deepEqual(configurations({ verification }), [attested({ coveringTrails: ["TRAIL-ARN"] })]);
    }
  });
});
