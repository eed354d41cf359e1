import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { cloudtrailS3BucketForceDestroyDisabled as rule } from "../../../rules/logBucket/cloudtrailS3BucketForceDestroyDisabled";
import { assertDoubtful, faultsOf, logBucket } from "../logBuckets";
import { doubtful } from "../trails";

describe("cloudtrail-s3-bucket-force-destroy-disabled", () => {
  it("is met by a bucket that complies, whatever its other properties", () => {
    assert.deepEqual(rule.evaluate(logBucket({ policy: doubtful }), {}), { answer: "compliant" });
  });

  it("is violated by a bucket that does not comply", () => {
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

  it("is unknown where the property is not known", () => {
    assertDoubtful(rule, logBucket({ isForceDestroyed: doubtful }), "is kept while it holds log files");
  });
});
