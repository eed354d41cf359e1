import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { cloudtrailS3BucketPublicAccessProhibited as rule } from "../../../rules/logBucket/cloudtrailS3BucketPublicAccessProhibited";
import { assertDoubtful, delivery, faultsOf, logBucket, policy } from "../logBuckets";
import { doubtful } from "../trails";

describe("cloudtrail-s3-bucket-public-access-prohibited", () => {
  it("is met by a bucket that is closed in every way, whatever its other properties", () => {
    assert.deepEqual(rule.evaluate(logBucket({ isVersioned: doubtful }), {}), { answer: "compliant" });
    assert.deepEqual(rule.evaluate(logBucket({ policy: known("absent") }), {}), { answer: "compliant" });
  });

  it("is violated by each way to grant public access", () => {
    const open = { Sid: "Read", Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" };
    assert.deepEqual(rule.evaluate(logBucket({ blocksPublicAccess: known(false), policy: policy(open) }), {}), {
      answer: "violation",
      required:
        "a bucket with all four settings of a public access block on, a private ACL and a policy that grants no public access",
      findings: [
        {
          kind: "bucket",
          name: "logs",
          faults: [
            "does not have all four settings of a public access block on",
            "is open to the public, as S3 defines it, in statement 1 of its policy",
          ],
          doubts: [],
        },
      ],
    });
    assert.deepEqual(faultsOf(rule, logBucket({ hasPublicAcl: known(true) })), [
      "has an ACL that grants public access",
    ]);
  });

  it("counts all but some as the public, and a condition as naming who calls", () => {
    const all = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
    const others = { ...all, NotPrincipal: { AWS: "arn:aws:iam::123456789012:role/reader" } };
    assert.deepEqual(faultsOf(rule, logBucket({ policy: policy(...delivery, others) })), [
      "is open to the public, as S3 defines it, in statement 3 of its policy",
    ]);
    const own = { ...all, Principal: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1234567890" } } };
    assert.deepEqual(faultsOf(rule, logBucket({ policy: policy(own) })), []);
  });

  it("is violated by a malformed policy", () => {
    assert.deepEqual(faultsOf(rule, logBucket({ policy: known({ malformed: "has a policy that is not JSON" }) })), [
      "has a policy that is not JSON",
    ]);
  });

  it("is unknown while any of it is not known", () => {
    assertDoubtful(rule, logBucket({ blocksPublicAccess: doubtful }), "blocks public access");
    assertDoubtful(rule, logBucket({ hasPublicAcl: doubtful }), "has an ACL that grants no public access");
    assertDoubtful(rule, logBucket({ policy: doubtful }), "has a policy that grants no public access");
  });
});
