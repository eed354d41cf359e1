import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { cloudtrailKmsKeyDeletionWindow as rule } from "../../../rules/key/cloudtrailKmsKeyDeletionWindow";
import { assertDoubtful, faultsOf, logKey } from "../logBuckets";
import { doubtful } from "../trails";

describe("cloudtrail-kms-key-deletion-window", () => {
  it("is fulfilled by a key that complies, whatever else it does", () => {
    assert.deepEqual(rule.evaluate(logKey({ policy: doubtful }), {}), { answer: "compliant" });
    assert.deepEqual(rule.evaluate(logKey({ deletionWindowDays: known(30) }), {}), { answer: "compliant" });
  });

  it("is violated by a key that does not", () => {
    assert.deepEqual(rule.evaluate(logKey({ deletionWindowDays: known(29) }), {}), {
      answer: "violation",
      required: "a key whose deletion window is at least 30 days",
      findings: [{ kind: "key", name: "key", faults: ["has a deletion window of 29 days"], doubts: [] }],
    });
    assert.deepEqual(faultsOf(rule, logKey({ deletionWindowDays: known(29) })), ["has a deletion window of 29 days"]);
  });

  it("is not known of a key of which it is not known", () => {
    assertDoubtful(rule, logKey({ deletionWindowDays: doubtful }), "has a deletion window of at least 30 days");
  });

  it("asks for as many days as the user chooses, within what AWS allows", () => {
    const key = logKey({ deletionWindowDays: known(14) });
    assert.deepEqual(faultsOf(rule, key, { minimumDays: 14 }), []);
    assert.deepEqual(faultsOf(rule, key, { minimumDays: 15 }), ["has a deletion window of 14 days"]);
    assert.deepEqual(faultsOf(rule, key, { minimumDays: 1 }), ["has a deletion window of 14 days"]);
  });
});
