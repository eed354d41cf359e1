import assert from "node:assert/strict";
import { coverageFaults, coverageOf } from "../../../rules/configuration/coverage";
import type { Settings } from "../../../rules/rule";

describe("the settings of a trail outside the stack", () => {
  it("say how it is looked for, by default not at all", () => {
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

  it("are faulty where AWS has no such region in its partition, whatever else is set", () => {
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

  it("are faulty where they name it but neither ask nor vouch for it, or vouch for none", () => {
    const faulty: readonly Settings[] = [{ accounts: ["1"] }, { coveringTrails: ["a"], verification: "none" }];
    for (const settings of [...faulty, { verification: "attested" }]) {
      assert.equal(coverageFaults(settings).length, 1, JSON.stringify(settings));
    }
    for (const settings of [{}, { verification: "live" }, { verification: "attested", accounts: ["1"] }]) {
      assert.deepEqual(coverageFaults(settings), [], JSON.stringify(settings));
    }
  });
});
