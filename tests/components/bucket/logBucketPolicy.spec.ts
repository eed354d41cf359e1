import assert from "node:assert/strict";
import { deliveryStatements, logBucketPolicy, readerStatements } from "../../../components/bucket/logBucketPolicy";

const trailArn = "arn:aws:cloudtrail:eu-central-1:123456789012:trail/audit";
const bucketArn = "arn:aws:s3:::logs";

describe("logBucketPolicy", () => {
  it("lets this trail alone read the ACL and write this account's log files, and demands TLS 1.2", () => {
    assert.deepEqual(logBucketPolicy({ bucketArn, trailArn }), {
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
    const { Statement } = logBucketPolicy({ bucketArn, trailArn, s3KeyPrefix: "audit/ct" });
    assert.equal(Statement[1]?.Resource, "arn:aws:s3:::logs/audit/ct/AWSLogs/123456789012/*");
  });

  it("lets an organization's trail write for the management account and for every member", () => {
    const [, write] = deliveryStatements({ bucketArn, trailArn, organizationId: "o-a1b2c3d4e5", s3KeyPrefix: "ct" });
    assert.deepEqual(write?.Resource, [
      "arn:aws:s3:::logs/ct/AWSLogs/123456789012/*",
      "arn:aws:s3:::logs/ct/AWSLogs/o-a1b2c3d4e5/*",
    ]);
    assert.deepEqual(write.Condition?.["StringEquals"]?.["aws:SourceArn"], trailArn);
  });

  it("lets further trails write, each account in its own folder, and none twice", () => {
    const other = "arn:aws:cloudtrail:eu-west-1:210987654321:trail/audit";
    const renamed = "arn:aws:cloudtrail:eu-central-1:123456789012:trail/former";
    const additionalTrailArns = [other, renamed, trailArn];
    const [acl, write] = deliveryStatements({ bucketArn, trailArn, additionalTrailArns });
    const sources = [trailArn, other, renamed];
    assert.deepEqual(acl?.Condition, { StringEquals: { "aws:SourceArn": sources } });
    assert.deepEqual(write?.Resource, [
      "arn:aws:s3:::logs/AWSLogs/123456789012/*",
      "arn:aws:s3:::logs/AWSLogs/210987654321/*",
    ]);
    assert.deepEqual(write.Condition?.["StringEquals"]?.["aws:SourceArn"], sources);
  });

  it("lets readers list the bucket and read log files, and nothing else", () => {
    const readerArns = ["arn:aws:iam::210987654321:role/auditor"];
    const { Statement } = logBucketPolicy({ bucketArn, trailArn, s3KeyPrefix: "ct", readerArns });
    assert.deepEqual(Statement.slice(2, 4), [
      {
        Sid: "ReadersMayListLogFiles",
        Effect: "Allow",
        Principal: { AWS: readerArns[0] },
        Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketVersions"],
        Resource: bucketArn,
      },
      {
        Sid: "ReadersMayReadLogFiles",
        Effect: "Allow",
        Principal: { AWS: readerArns[0] },
        Action: ["s3:GetObject", "s3:GetObjectVersion"],
        Resource: "arn:aws:s3:::logs/ct/AWSLogs/*",
      },
    ]);
    assert.equal(Statement.length, 6);
  });

  it("lets the trail of the last deployment write as long as it is another one", () => {
    const formerTrailArn = "arn:aws:cloudtrail:eu-central-1:123456789012:trail/former";
    const additionalTrailArns = ["arn:aws:cloudtrail:eu-central-1:210987654321:trail/audit", formerTrailArn];
    const [acl, write] = deliveryStatements({ bucketArn, trailArn, formerTrailArn, additionalTrailArns });
    for (const statement of [acl, write]) {
      assert.deepEqual(statement?.Condition?.["StringEquals"]?.["aws:SourceArn"], [
        trailArn,
        formerTrailArn,
        additionalTrailArns[0],
      ]);
    }
  });

  it("keeps the folders that the trail wrote into before open to it and to its readers", () => {
    const formerTrailArn = "arn:aws:cloudtrail:eu-central-1:123456789012:trail/former";
    const scope = {
      bucketArn,
      trailArn,
      formerTrailArn,
      additionalTrailArns: ["arn:aws:cloudtrail:eu-central-1:210987654321:trail/audit"],
      readerArns: ["arn:aws:iam::210987654321:role/auditor"],
      s3KeyPrefix: "ct",
      organizationId: "o-a1b2c3d4e5",
      foldersBefore: [
        { bucketName: "logs", s3KeyPrefix: "ct", owner: "o-a1b2c3d4e5" },
        { bucketName: "logs", s3KeyPrefix: "ct", owner: "123456789012" },
        { bucketName: "logs", s3KeyPrefix: "a/b", owner: "123456789012" },
        { bucketName: "logs", s3KeyPrefix: "a/b", owner: "123456789012" },
        { bucketName: "former-logs", owner: "123456789012" },
      ],
    };
    assert.deepEqual(deliveryStatements(scope)[2], {
      Sid: "CloudTrailMayWriteEarlierFolders",
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: ["arn:aws:s3:::logs/ct/AWSLogs/123456789012/*", "arn:aws:s3:::logs/a/b/AWSLogs/123456789012/*"],
      Condition: {
        StringEquals: {
          "s3:x-amz-acl": "bucket-owner-full-control",
          "aws:SourceArn": [trailArn, formerTrailArn],
        },
      },
    });
    assert.deepEqual(readerStatements(scope)[1]?.Resource, [
      "arn:aws:s3:::logs/ct/AWSLogs/*",
      "arn:aws:s3:::logs/a/b/AWSLogs/*",
    ]);
  });

  it("has no word of earlier folders where the trail has always written into the same one", () => {
    const foldersBefore = [{ bucketName: "logs", owner: "123456789012" }];
    assert.deepEqual(logBucketPolicy({ bucketArn, trailArn, foldersBefore }), logBucketPolicy({ bucketArn, trailArn }));
  });
});
