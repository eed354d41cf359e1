import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { cloudtrailS3BucketObjectLockEnabled as rule } from "../../../rules/logBucket/cloudtrailS3BucketObjectLockEnabled";
import { assertDoubtful, faultsOf, logBucket } from "../logBuckets";
import { doubtful } from "../trails";

describe("cloudtrail-s3-bucket-object-lock-enabled", () => {
  it("is met by a bucket that complies, whatever its other properties", () => {
    assert.deepEqual(rule.evaluate(logBucket({ policy: doubtful }), {}), { answer: "compliant" });
  });

  it("is violated by a bucket that does not comply", () => {
    assert.deepEqual(rule.evaluate(logBucket({ locksObjects: known(false) }), {}), {
      answer: "violation",
      required: "a bucket with Object Lock and a default retention",
      findings: [{ kind: "bucket", name: "logs", faults: ["does not lock new objects by default"], doubts: [] }],
    });
    assert.deepEqual(faultsOf(rule, logBucket({ locksObjects: known(false) })), [
      "does not lock new objects by default",
    ]);
  });

  it("is unknown where the property is not known", () => {
    assertDoubtful(rule, logBucket({ locksObjects: doubtful }), "locks new objects by default");
  });

  it("is off until asked for, as a lock cannot be taken back", () => {
    assert.equal(rule.optIn, "irreversible");
  });
});
