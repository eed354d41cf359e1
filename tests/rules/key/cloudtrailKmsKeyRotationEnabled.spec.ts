import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { cloudtrailKmsKeyRotationEnabled as rule } from "../../../rules/key/cloudtrailKmsKeyRotationEnabled";
import { assertDoubtful, faultsOf, logKey } from "../logBuckets";
import { doubtful } from "../trails";

describe("cloudtrail-kms-key-rotation-enabled", () => {
  it("is met by a key that complies, whatever its other properties", () => {
    assert.deepEqual(rule.evaluate(logKey({ policy: doubtful }), {}), { answer: "compliant" });
  });

  it("is violated by a key that does not comply", () => {
    assert.deepEqual(rule.evaluate(logKey({ rotation: known("off") }), {}), {
      answer: "violation",
      required: "a key that is rotated",
      findings: [{ kind: "key", name: "key", faults: ["is not rotated"], doubts: [] }],
    });
    assert.deepEqual(faultsOf(rule, logKey({ rotation: known("off") })), ["is not rotated"]);
  });

  it("is unknown where the property is not known", () => {
    assertDoubtful(rule, logKey({ rotation: doubtful }), "is rotated");
  });

  it("does not apply to keys whose rotation cannot be turned on", () => {
    assert.deepEqual(rule.evaluate(logKey({ rotation: known("impossible") }), {}), {
      answer: "notApplicable",
      why: "AWS cannot rotate key material that it did not generate",
    });
    assert.deepEqual(rule.evaluate(logKey({ rotation: known("withPrimary") }), {}), {
      answer: "notApplicable",
      why: "a multi-Region replica is rotated along with its primary key",
    });
  });
});
