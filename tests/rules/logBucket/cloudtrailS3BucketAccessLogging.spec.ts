import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { cloudtrailS3BucketAccessLogging as rule } from "../../../rules/logBucket/cloudtrailS3BucketAccessLogging";
import { assertDoubtful, faultsOf, logBucket } from "../logBuckets";
import { doubtful } from "../trails";

describe("cloudtrail-s3-bucket-access-logging", () => {
  it("is fulfilled by a bucket that complies, whatever else it does", () => {
    assert.deepEqual(rule.evaluate(logBucket({ policy: doubtful }), {}), { answer: "compliant" });
  });

  it("is violated by a bucket that does not", () => {
    assert.deepEqual(rule.evaluate(logBucket({ accessLogging: known("off") }), {}), {
      answer: "violation",
      required: "a bucket whose access is logged to another bucket",
      findings: [{ kind: "bucket", name: "logs", faults: ["does not log its access"], doubts: [] }],
    });
    assert.deepEqual(faultsOf(rule, logBucket({ accessLogging: known("off") })), ["does not log its access"]);
    assert.deepEqual(faultsOf(rule, logBucket({ accessLogging: known("itself") })), [
      "logs its access to itself, so that each access log causes another",
    ]);
  });

  it("is not known of a bucket of which it is not known", () => {
    assertDoubtful(rule, logBucket({ accessLogging: doubtful }), "logs its access to another bucket");
  });
});
