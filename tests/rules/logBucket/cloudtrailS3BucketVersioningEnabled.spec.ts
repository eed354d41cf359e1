import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { cloudtrailS3BucketVersioningEnabled as rule } from "../../../rules/logBucket/cloudtrailS3BucketVersioningEnabled";
import { assertDoubtful, faultsOf, logBucket } from "../logBuckets";
import { doubtful } from "../trails";

describe("cloudtrail-s3-bucket-versioning-enabled", () => {
  it("is met by a bucket that complies, whatever its other properties", () => {
    assert.deepEqual(rule.evaluate(logBucket({ policy: doubtful }), {}), { answer: "compliant" });
  });

  it("is violated by a bucket that does not comply", () => {
    assert.deepEqual(rule.evaluate(logBucket({ isVersioned: known(false) }), {}), {
      answer: "violation",
      required: "a bucket that keeps versions",
      findings: [{ kind: "bucket", name: "logs", faults: ["does not keep versions"], doubts: [] }],
    });
    assert.deepEqual(faultsOf(rule, logBucket({ isVersioned: known(false) })), ["does not keep versions"]);
  });

  it("is unknown where the property is not known", () => {
    assertDoubtful(rule, logBucket({ isVersioned: doubtful }), "keeps versions");
  });
});
