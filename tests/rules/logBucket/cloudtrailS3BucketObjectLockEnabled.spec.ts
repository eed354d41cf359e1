import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { cloudtrailS3BucketObjectLockEnabled as rule } from "../../../rules/logBucket/cloudtrailS3BucketObjectLockEnabled";
import { assertDoubtful, faultsOf, logBucket } from "../logBuckets";
import { doubtful } from "../trails";

describe("cloudtrail-s3-bucket-object-lock-enabled", () => {
  it("is fulfilled by a bucket that complies, whatever else it does", () => {
    assert.deepEqual(rule.evaluate(logBucket({ policy: doubtful }), {}), { answer: "compliant" });
  });

  it("is violated by a bucket that does not", () => {
    assert.deepEqual(rule.evaluate(logBucket({ locksObjects: known(false) }), {}), {
      answer: "violation",
      required: "a bucket with Object Lock and a default retention",
      findings: [{ kind: "bucket", name: "logs", faults: ["does not lock new objects by default"], doubts: [] }],
    });
    assert.deepEqual(faultsOf(rule, logBucket({ locksObjects: known(false) })), [
      "does not lock new objects by default",
    ]);
  });

  it("is not known of a bucket of which it is not known", () => {
    assertDoubtful(rule, logBucket({ locksObjects: doubtful }), "locks new objects by default");
  });

  it("is left to those who ask for it, as a lock cannot be taken back", () => {
    assert.equal(rule.optIn, "irreversible");
  });
});
