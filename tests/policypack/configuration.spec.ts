import assert from "node:assert/strict";
import { analyze } from "./analyzer";
import { useToolchain } from "../toolchain";
import { custom, stateOf } from "./state";

const gate = "multi-region-cloudtrail-enabled";
const state = stateOf(custom("aws:s3/bucket:Bucket", "data"));

describe("a configuration of the policy pack, through Pulumi", () => {
  useToolchain();

  it("is refused as a whole with every fault it has, before anything is evaluated", async () => {
    const config = {
      "multi-region-cloudtrial-enabled": "mandatory",
      [gate]: { acounts: ["123456789012"], coveringTrails: ["arn:aws:s3:::logs"] },
    };
    const { exitCode, violations, errors } = await analyze({ state, config });
    assert.notEqual(exitCode, 0);
    assert.deepEqual(violations, []);
    assert.equal(
      errors.slice(errors.indexOf("error: ")).trimEnd(),
      'error: loading policy packs: configuring policy pack "cloudtrail-baseline": its configuration is faulty.\n' +
        `- ${gate}: "acounts" is not a setting of this rule. Did you mean "accounts"?\n` +
        `- ${gate}: coveringTrails holds "arn:aws:s3:::logs". Write each like ` +
        '"arn:aws:cloudtrail:us-east-1:123456789012:trail/audit".\n' +
        `- ${gate}: verification is "none", which ignores coveringTrails. Set it to "live" to ask AWS, or to "attested" to ` +
        "vouch for the trail without proof.\n" +
        '- "multi-region-cloudtrial-enabled" is not a rule. Did you mean "multi-region-cloudtrail-enabled"?',
    );
  });

  it("is refused by Pulumi itself for values of other types and outside of a list or range", async () => {
    const config = { [gate]: { verification: "alive", verificationTimeoutSeconds: 0, accounts: "123456789012" } };
    const { exitCode, errors } = await analyze({ state, config });
    assert.notEqual(exitCode, 0);
    assert.match(errors, /accounts: Invalid type\. Expected: array/);
    assert.match(errors, /verification must be one of the following: "none", "live", "attested"/);
    assert.match(errors, /verificationTimeoutSeconds: Must be greater than or equal to 1/);
  });

  describe("with exceptions", () => {
    const validation = "cloud-trail-log-file-validation-enabled";
    const trail = custom("aws:cloudtrail/trail:Trail", "audit", { s3BucketName: "logs", isMultiRegionTrail: true });
    const signed = { reason: "sandbox", approvedBy: "ciso", until: "9999-12-31" };
    const saidWith = async (...exceptions: readonly object[]) => {
      const config = { all: "disabled", [validation]: { enforcementLevel: "mandatory", exceptions } };
      const { exitCode, violations, errors } = await analyze({ state: stateOf(trail), config });
      return { exitCode, policies: violations.map(({ policyName }) => policyName), errors };
    };

    it("lets pass what they are about", async () => {
      const excepted = await saidWith({ ...signed, resource: "other" }, { ...signed, resource: "aud*" });
      assert.deepEqual([excepted.exitCode, excepted.policies], [0, []], excepted.errors);
      const others = await saidWith({ ...signed, resource: "other" });
      assert.deepEqual([others.exitCode, others.policies], [1, [validation]], others.errors);
    });

    it("is refused with all their faults at once, before anything is evaluated", async () => {
      const { exitCode, policies, errors } = await saidWith(
        { ...signed, resorce: "audit", until: "2027-02-30" },
        { ...signed, resource: 5, reason: "" },
      );
      assert.notEqual(exitCode, 0);
      assert.deepEqual(policies, []);
      const resource = "the name, ARN or URN of a resource, in which * stands for any text";
      assert.equal(
        errors.slice(errors.indexOf("error: ")).trimEnd(),
        [
          'error: loading policy packs: configuring policy pack "cloudtrail-baseline": its configuration is faulty.',
          `- ${validation}: exceptions[0]: "resorce" is not a property of an exception. Did you mean "resource"?`,
          `- ${validation}: exceptions[0] has no account and no resource. Set account to the id of an account, like ` +
            `"123456789012", or resource to ${resource}.`,
          `- ${validation}: exceptions[0]: until is "2027-02-30". Set it to its last day, in UTC, like "2027-03-31".`,
          `- ${validation}: exceptions[1]: resource is 5. Set it to ${resource}.`,
          `- ${validation}: exceptions[1]: reason is "". Set it to why the rule need not be met.`,
        ].join("\n"),
      );
    });

    it("is refused by Pulumi itself where they are no list of objects", async () => {
      const config = { [gate]: { exceptions: "audit" }, [validation]: { exceptions: ["audit"] } };
      const { exitCode, errors } = await analyze({ state, config });
      assert.notEqual(exitCode, 0);
      assert.match(errors, /exceptions: Invalid type\. Expected: array, given: string/);
      assert.match(errors, /exceptions\.0: Invalid type\. Expected: object, given: string/);
    });
  });

  it("may set a level for all policies", async () => {
    const { violations, errors } = await analyze({ state, config: { all: "advisory" } });
    assert.deepEqual(
      violations.map(({ policyName, enforcementLevel }) => [policyName, enforcementLevel]),
      [[gate, "advisory"]],
      errors,
    );
  });
});
