import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { cloudtrailKmsKeyEnabled as rule } from "../../../rules/key/cloudtrailKmsKeyEnabled";
import { assertDoubtful, faultsOf, logKey } from "../logBuckets";
import { doubtful } from "../trails";

describe("cloudtrail-kms-key-enabled", () => {
  it("is met by a key that complies, whatever its other properties", () => {
    assert.deepEqual(rule.evaluate(logKey({ policy: doubtful }), {}), { answer: "compliant" });
  });

  it("is violated by a key that does not comply", () => {
    assert.deepEqual(rule.evaluate(logKey({ isEnabled: known(false) }), {}), {
      answer: "violation",
      required: "a key that is enabled",
      findings: [
        { kind: "key", name: "key", faults: ["is disabled, so that CloudTrail delivers nothing"], doubts: [] },
      ],
    });
    assert.deepEqual(faultsOf(rule, logKey({ isEnabled: known(false) })), [
      "is disabled, so that CloudTrail delivers nothing",
    ]);
  });

  it("is unknown where the property is not known", () => {
    assertDoubtful(rule, logKey({ isEnabled: doubtful }), "is enabled");
  });
});
