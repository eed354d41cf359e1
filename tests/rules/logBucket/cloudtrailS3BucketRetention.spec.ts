import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { cloudtrailS3BucketRetention as rule } from "../../../rules/logBucket/cloudtrailS3BucketRetention";
import { assertDoubtful, faultsOf, logBucket } from "../logBuckets";
import { doubtful } from "../trails";

describe("cloudtrail-s3-bucket-retention", () => {
  it("is met by a bucket that complies, whatever its other properties", () => {
    assert.deepEqual(rule.evaluate(logBucket({ policy: doubtful }), {}), { answer: "compliant" });
    assert.deepEqual(rule.evaluate(logBucket({ expiresAfterDays: known(365) }), {}), { answer: "compliant" });
    assert.deepEqual(rule.evaluate(logBucket({ expiresAfterDays: known(Infinity) }), {}), { answer: "compliant" });
  });

  it("is violated by a bucket that does not comply", () => {
    assert.deepEqual(rule.evaluate(logBucket({ expiresAfterDays: known(364) }), {}), {
      answer: "violation",
      required: "a bucket that keeps log files for at least 365 days",
      findings: [{ kind: "bucket", name: "logs", faults: ["deletes log files after 364 days"], doubts: [] }],
    });
    assert.deepEqual(faultsOf(rule, logBucket({ expiresAfterDays: known(364) })), ["deletes log files after 364 days"]);
    assert.deepEqual(faultsOf(rule, logBucket({ expiresAfterDays: known(0) })), [
      "deletes all log files from a fixed date on",
    ]);
  });

  it("is unknown where the property is not known", () => {
    assertDoubtful(rule, logBucket({ expiresAfterDays: doubtful }), "keeps log files for at least 365 days");
  });

  it("requires as many days as the user chooses, within what S3 accepts", () => {
    const bucket = logBucket({ expiresAfterDays: known(400) });
    assert.deepEqual(faultsOf(rule, bucket, { minimumDays: 400 }), []);
    assert.deepEqual(faultsOf(rule, bucket, { minimumDays: 401 }), ["deletes log files after 400 days"]);
    assert.deepEqual(faultsOf(rule, bucket, { minimumDays: 36_501 }), []);
    assert.deepEqual(faultsOf(rule, bucket, { minimumDays: "500" }), []);
  });
});
