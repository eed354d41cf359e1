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

  it("may set a level for all policies", async () => {
    const { violations, errors } = await analyze({ state, config: { all: "advisory" } });
    assert.deepEqual(
      violations.map(({ policyName, enforcementLevel }) => [policyName, enforcementLevel]),
      [[gate, "advisory"]],
      errors,
    );
  });
});
