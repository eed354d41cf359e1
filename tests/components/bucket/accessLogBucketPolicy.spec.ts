import assert from "node:assert/strict";
import { accessLogBucketPolicy } from "../../../components/bucket/accessLogBucketPolicy";

describe("accessLogBucketPolicy", () => {
  it("lets S3 write for one source bucket of this account, and demands TLS 1.2", () => {
    const { Statement } = accessLogBucketPolicy({
      bucketArn: "arn:aws:s3:::access",
      sourceBucketArn: "arn:aws:s3:::logs",
      accountId: "123456789012",
    });
    assert.deepEqual(Statement[0], {
      Sid: "S3MayWriteAccessLogs",
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: "arn:aws:s3:::access/*",
      Condition: {
        ArnEquals: { "aws:SourceArn": "arn:aws:s3:::logs" },
        StringEquals: { "aws:SourceAccount": "123456789012" },
      },
    });
    assert.deepEqual(
      Statement.slice(1).map(({ Sid, Effect }) => [Sid, Effect]),
      [
        ["DenyWithoutTls", "Deny"],
        ["DenyTlsBelow12", "Deny"],
      ],
    );
  });
});
