import assert from "node:assert/strict";
import { trailKeyPolicy, trailKeyStatements } from "../../../components/encryption/trailKeyPolicy";

const trailArn = "arn:aws-cn:cloudtrail:cn-north-1:123456789012:trail/audit";
const scope = {
  partition: "aws-cn",
  dnsSuffix: "amazonaws.com.cn",
  region: "cn-north-1",
  accountId: "123456789012",
  trailArn,
  forLogGroup: false,
  forTopics: false,
};
const cloudTrail = { Service: "cloudtrail.amazonaws.com" };
const onBehalfOfTrail = { StringEquals: { "aws:SourceArn": trailArn } };

describe("trailKeyPolicy", () => {
  it("lets the account administer, and CloudTrail encrypt, describe and decrypt for this trail alone", () => {
    assert.deepEqual(trailKeyPolicy(scope), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AccountMayAdministerKey",
          Effect: "Allow",
          Resource: "*",
          Principal: { AWS: "arn:aws-cn:iam::123456789012:root" },
          Action: "kms:*",
        },
        {
          Sid: "CloudTrailMayEncryptLogFiles",
          Effect: "Allow",
          Resource: "*",
          Principal: cloudTrail,
          Action: "kms:GenerateDataKey*",
          Condition: {
            ...onBehalfOfTrail,
            StringLike: {
              "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws-cn:cloudtrail:*:123456789012:trail/*",
            },
          },
        },
        {
          Sid: "CloudTrailMayDescribeKey",
          Effect: "Allow",
          Resource: "*",
          Principal: cloudTrail,
          Action: "kms:DescribeKey",
          Condition: onBehalfOfTrail,
        },
        {
          Sid: "CloudTrailMayUseBucketKey",
          Effect: "Allow",
          Resource: "*",
          Principal: cloudTrail,
          Action: "kms:Decrypt",
          Condition: onBehalfOfTrail,
        },
      ],
    });
  });

  it("leaves out, for a key that somebody else administers, the statement on administration alone", () => {
    const all = { ...scope, readerArns: ["arn:aws-cn:iam::210987654321:root"], forLogGroup: true, forTopics: true };
    assert.deepEqual(trailKeyStatements(all), trailKeyPolicy(all).Statement.slice(1));
  });

  it("lets readers decrypt log files of CloudTrail and nothing else", () => {
    const readerArns = ["arn:aws-cn:iam::210987654321:role/auditor"];
    assert.deepEqual(trailKeyPolicy({ ...scope, readerArns }).Statement.at(-1), {
      Sid: "ReadersMayDecryptLogFiles",
      Effect: "Allow",
      Resource: "*",
      Principal: { AWS: readerArns[0] },
      Action: "kms:Decrypt",
      Condition: { Null: { "kms:EncryptionContext:aws:cloudtrail:arn": "false" } },
    });
  });

  it("lets further trails encrypt, by source and by the account in the encryption context", () => {
    const other = "arn:aws-cn:cloudtrail:cn-north-1:210987654321:trail/audit";
    const [, encrypt] = trailKeyPolicy({ ...scope, additionalTrailArns: [other] }).Statement;
    assert.deepEqual(encrypt?.Condition, {
      StringEquals: { "aws:SourceArn": [trailArn, other] },
      StringLike: {
        "kms:EncryptionContext:aws:cloudtrail:arn": [
          "arn:aws-cn:cloudtrail:*:123456789012:trail/*",
          "arn:aws-cn:cloudtrail:*:210987654321:trail/*",
        ],
      },
    });
  });

  it("lets CloudWatch Logs and the publishers of topics use it where they are encrypted with it", () => {
    const statements = trailKeyPolicy({ ...scope, forLogGroup: true, forTopics: true }).Statement.slice(4);
    assert.deepEqual(
      statements.map(({ Principal, Condition }) => [Principal, Condition]),
      [
        [
          { Service: "logs.cn-north-1.amazonaws.com.cn" },
          {
            ArnLike: {
              "kms:EncryptionContext:aws:logs:arn": "arn:aws-cn:logs:cn-north-1:123456789012:log-group:*",
            },
          },
        ],
        [
          { Service: ["cloudtrail.amazonaws.com", "cloudwatch.amazonaws.com", "events.amazonaws.com"] },
          {
            ArnLike: {
              "kms:EncryptionContext:aws:sns:topicArn": "arn:aws-cn:sns:cn-north-1:123456789012:*",
            },
          },
        ],
      ],
    );
  });
});
