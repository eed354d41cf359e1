import assert from "node:assert/strict";
import { logBucketPolicy } from "../../components/logBucketPolicy";
import { trailArnOf } from "../../components/trailArn";

const trailArn = "arn:aws:cloudtrail:eu-central-1:123456789012:trail/audit";
const bucketArn = "arn:aws:s3:::logs";

describe("logBucketPolicy", () => {
  it("lets this trail alone read the ACL and write this account's log files, and demands TLS 1.2", () => {
    assert.deepEqual(logBucketPolicy({ bucketArn, trailArn, accountId: "123456789012" }), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "CloudTrailMayReadBucketAcl",
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Action: "s3:GetBucketAcl",
          Resource: bucketArn,
          Condition: { StringEquals: { "aws:SourceArn": trailArn } },
        },
        {
          Sid: "CloudTrailMayWriteLogFiles",
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: "arn:aws:s3:::logs/AWSLogs/123456789012/*",
          Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceArn": trailArn } },
        },
        {
          Sid: "DenyWithoutTls",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [bucketArn, `${bucketArn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
        {
          Sid: "DenyTlsBelow12",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [bucketArn, `${bucketArn}/*`],
          Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } },
        },
      ],
    });
  });

  it("puts the key prefix before AWSLogs", () => {
    const { Statement } = logBucketPolicy({ bucketArn, trailArn, accountId: "123456789012", s3KeyPrefix: "audit/ct" });
    assert.equal(Statement[1]?.Resource, "arn:aws:s3:::logs/audit/ct/AWSLogs/123456789012/*");
  });
});

describe("trailArnOf", () => {
  it("keeps the partition", () => {
    assert.equal(
      trailArnOf({ partition: "aws-cn", region: "cn-north-1", accountId: "123456789012", trailName: "audit" }),
      "arn:aws-cn:cloudtrail:cn-north-1:123456789012:trail/audit",
    );
  });
});
