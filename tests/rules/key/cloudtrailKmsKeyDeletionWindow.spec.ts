import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { cloudtrailKmsKeyDeletionWindow as rule } from "../../../rules/key/cloudtrailKmsKeyDeletionWindow";
import { assertDoubtful, faultsOf, logKey } from "../logBuckets";
import { doubtful } from "../trails";

describe("cloudtrail-kms-key-deletion-window", () => {
  it("is met by a key that complies, whatever its other properties", () => {
    assert.deepEqual(rule.evaluate(logKey({ policy: doubtful }), {}), { answer: "compliant" });
    assert.deepEqual(rule.evaluate(logKey({ deletionWindowDays: known(30) }), {}), { answer: "compliant" });
  });

  it("is violated by a key that does not comply", () => {
    assert.deepEqual(rule.evaluate(logKey({ deletionWindowDays: known(29) }), {}), {
      answer: "violation",
      required: "a key whose deletion window is at least 30 days",
      findings: [{ kind: "key", name: "key", faults: ["has a deletion window of 29 days"], doubts: [] }],
    });
    assert.deepEqual(faultsOf(rule, logKey({ deletionWindowDays: known(29) })), ["has a deletion window of 29 days"]);
  });

  it("is unknown where the property is not known", () => {
    assertDoubtful(rule, logKey({ deletionWindowDays: doubtful }), "has a deletion window of at least 30 days");
  });

  it("requires as many days as the user chooses, within what AWS allows", () => {
    const key = logKey({ deletionWindowDays: known(14) });
    assert.deepEqual(faultsOf(rule, key, { minimumDays: 14 }), []);
    assert.deepEqual(faultsOf(rule, key, { minimumDays: 15 }), ["has a deletion window of 14 days"]);
    assert.deepEqual(faultsOf(rule, key, { minimumDays: 1 }), ["has a deletion window of 14 days"]);
  });
});
