import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { cloudtrailS3BucketVersioningEnabled as rule } from "../../../rules/logBucket/cloudtrailS3BucketVersioningEnabled";
import { assertDoubtful, faultsOf, logBucket } from "../logBuckets";
import { doubtful } from "../trails";

describe("cloudtrail-s3-bucket-versioning-enabled", () => {
  it("is fulfilled by a bucket that complies, whatever else it does", () => {
    assert.deepEqual(rule.evaluate(logBucket({ policy: doubtful }), {}), { answer: "compliant" });
  });

  it("is violated by a bucket that does not", () => {
    assert.deepEqual(rule.evaluate(logBucket({ isVersioned: known(false) }), {}), {
      answer: "violation",
      required: "a bucket that keeps versions",
      findings: [{ kind: "bucket", name: "logs", faults: ["does not keep versions"], doubts: [] }],
    });
    assert.deepEqual(faultsOf(rule, logBucket({ isVersioned: known(false) })), ["does not keep versions"]);
  });

  it("is not known of a bucket of which it is not known", () => {
    assertDoubtful(rule, logBucket({ isVersioned: doubtful }), "keeps versions");
  });
});
