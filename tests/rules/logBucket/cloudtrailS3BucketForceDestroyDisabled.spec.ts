import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { cloudtrailS3BucketForceDestroyDisabled as rule } from "../../../rules/logBucket/cloudtrailS3BucketForceDestroyDisabled";
import { assertDoubtful, faultsOf, logBucket } from "../logBuckets";
import { doubtful } from "../trails";

describe("cloudtrail-s3-bucket-force-destroy-disabled", () => {
  it("is fulfilled by a bucket that complies, whatever else it does", () => {
    assert.deepEqual(rule.evaluate(logBucket({ policy: doubtful }), {}), { answer: "compliant" });
  });

  it("is violated by a bucket that does not", () => {
    assert.deepEqual(rule.evaluate(logBucket({ isForceDestroyed: known(true) }), {}), {
      answer: "violation",
      required: "a bucket that is not deleted while it holds log files",
      findings: [
        {
          kind: "bucket",
          name: "logs",
          faults: ["is deleted along with its log files when the stack is destroyed"],
          doubts: [],
        },
      ],
    });
    assert.deepEqual(faultsOf(rule, logBucket({ isForceDestroyed: known(true) })), [
      "is deleted along with its log files when the stack is destroyed",
    ]);
  });

  it("is not known of a bucket of which it is not known", () => {
    assertDoubtful(rule, logBucket({ isForceDestroyed: doubtful }), "is kept while it holds log files");
  });
});
