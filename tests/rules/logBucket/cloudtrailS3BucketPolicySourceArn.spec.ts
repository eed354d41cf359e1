import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { cloudtrailS3BucketPolicySourceArn as rule } from "../../../rules/logBucket/cloudtrailS3BucketPolicySourceArn";
import { assertDoubtful, delivery, faultsOf, logBucket, policy } from "../logBuckets";
import { doubtful } from "../trails";

const [acl, write] = delivery;

function faults(...statements: readonly object[]): readonly string[] {
  return faultsOf(rule, logBucket({ policy: policy(...statements) }));
}

describe("cloudtrail-s3-bucket-policy-source-arn", () => {
  it("is met by a policy that names its trails, and by one that lets CloudTrail do nothing", () => {
    assert.deepEqual(rule.evaluate(logBucket(), {}), { answer: "compliant" });
    assert.deepEqual(rule.evaluate(logBucket({ policy: known("absent") }), {}), { answer: "compliant" });
    assert.deepEqual(faults({ ...write, Principal: { Service: "config.amazonaws.com" }, Condition: {} }), []);
    assert.deepEqual(faults({ ...write, Effect: "Deny", Condition: {} }), []);
  });

  it("is violated by each statement that does not name trails, by number", () => {
    assert.deepEqual(faults({ ...acl, Condition: {} }, { ...write, Condition: undefined }), [
      "lets CloudTrail use it in statements 1 and 2 of its policy without naming trails",
    ]);
  });

  it("is violated by conditions that limit nothing", () => {
    const conditions = [
      { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
      { StringLike: { "aws:SourceArn": "*" } },
      { ArnLike: { "aws:SourceArn": "arn:aws:cloudtrail:*:*:trail/*" } },
      { ArnLikeIfExists: { "aws:SourceArn": "arn:aws:cloudtrail:*:123456789012:trail/*" } },
      { "ForAllValues:StringEquals": { "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:123456789012:trail/audit" } },
    ];
    for (const Condition of conditions) {
      assert.equal(faults({ ...write, Condition }).length, 1, JSON.stringify(Condition));
    }
  });

  it("is violated by a statement for everybody, which includes CloudTrail", () => {
    assert.equal(faults({ ...write, Principal: "*", Condition: {} }).length, 1);
  });

  it("ignores statements that CloudTrail cannot use", () => {
    assert.deepEqual(faults({ ...write, Principal: "*", Action: "s3:GetObject", Condition: {} }), []);
    for (const key of ["aws:PrincipalOrgID", "aws:PrincipalAccount", "aws:PrincipalArn", "aws:userid"]) {
      const Condition = { StringEquals: { [key]: "o-aaaaaaaaaa" } };
      assert.deepEqual(faults({ ...write, Principal: "*", Condition }), [], key);
    }
  });

  it("is violated by a statement for all but some, which includes CloudTrail", () => {
    const Condition = { StringNotEquals: { "aws:PrincipalOrgID": "o-aaaaaaaaaa" } };
    assert.equal(faults({ ...write, Principal: "*", Condition }).length, 1);
  });

  it("is unknown while the policy is not known", () => {
    assertDoubtful(
      rule,
      logBucket({ policy: doubtful }),
      "has a policy that lets CloudTrail use it for named trails only",
    );
  });
});
