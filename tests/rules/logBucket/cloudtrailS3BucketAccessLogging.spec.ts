import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { cloudtrailS3BucketAccessLogging as rule } from "../../../rules/logBucket/cloudtrailS3BucketAccessLogging";
import { assertDoubtful, faultsOf, logBucket } from "../logBuckets";
import { doubtful } from "../trails";

describe("cloudtrail-s3-bucket-access-logging", () => {
  it("is met by a bucket that complies, whatever its other properties", () => {
    assert.deepEqual(rule.evaluate(logBucket({ policy: doubtful }), {}), { answer: "compliant" });
  });

  it("is violated by a bucket that does not comply", () => {
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

  it("is unknown where the property is not known", () => {
    assertDoubtful(rule, logBucket({ accessLogging: doubtful }), "logs its access to another bucket");
  });
});
