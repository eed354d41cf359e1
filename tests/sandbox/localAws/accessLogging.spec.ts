import assert from "node:assert/strict";
import { GetBucketLoggingCommand, type LoggingEnabled, PutBucketLoggingCommand } from "@aws-sdk/client-s3";
import { Account } from "./account";
import { policy, type Statement } from "./policies";
import { refused } from "./refused";
import { useServer } from "./server";

const REFUSED = "InvalidTargetBucketForLogging";

describe("local AWS: access logging of buckets", () => {
  const aws = useServer();
  let account: Account;
  let source: string;
  let target: string;
  beforeEach(async () => {
    account = await Account.enter(aws().endpoint);
    source = await account.bucket();
    target = await account.bucket();
  });

  const enable = (settings: Partial<LoggingEnabled> = {}) =>
    account.s3().send(
      new PutBucketLoggingCommand({
        Bucket: source,
        BucketLoggingStatus: { LoggingEnabled: { TargetBucket: target, TargetPrefix: "access/", ...settings } },
      }),
    );
  const enabled = async () => (await account.s3().send(new GetBucketLoggingCommand({ Bucket: source }))).LoggingEnabled;
  const allow = (parts: Statement = {}, bucket = target) =>
    account.setBucketPolicy(
      bucket,
      policy({
        Effect: "Allow",
        Principal: { Service: "logging.s3.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: `arn:aws:s3:::${bucket}/access/*`,
        Condition: {
          ArnLike: { "aws:SourceArn": `arn:aws:s3:::${source}` },
          StringEquals: { "aws:SourceAccount": account.id },
        },
        ...parts,
      }),
    );

  it("is switched on, below the prefix that the policy opens, and off", async () => {
    await allow();
    await enable({ TargetPrefix: "access/of/bucket/" });
    assert.deepEqual(await enabled(), { TargetBucket: target, TargetPrefix: "access/of/bucket/" });
    await account.s3().send(new PutBucketLoggingCommand({ Bucket: source, BucketLoggingStatus: {} }));
    assert.equal(await enabled(), undefined);
  });

  it("keeps the form of the names of log files", async () => {
    await allow();
    for (const TargetObjectKeyFormat of [
      { PartitionedPrefix: { PartitionDateSource: "EventTime" as const } },
      { SimplePrefix: {} },
    ]) {
      await enable({ TargetObjectKeyFormat });
      assert.deepEqual((await enabled())?.TargetObjectKeyFormat, TargetObjectKeyFormat);
    }
  });

  it("may go to the bucket itself", async () => {
    await allow({}, source);
    await enable({ TargetBucket: source });
  });

  it("is refused into a bucket that does not exist", async () => {
    await refused(enable({ TargetBucket: "nobody-has-this-bucket" }), REFUSED);
  });

  const closed: Record<string, () => Statement> = {
    "another prefix": () => ({ Resource: `arn:aws:s3:::${target}/other/*` }),
    "another bucket's logs": () => ({ Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:::other" } } }),
    "another account's logs": () => ({ Condition: { StringEquals: { "aws:SourceAccount": "999999999999" } } }),
    "another service": () => ({ Principal: { Service: "delivery.logs.amazonaws.com" } }),
  };
  for (const [what, parts] of Object.entries(closed)) {
    it(`is refused where the policy lets in only ${what}`, async () => {
      await allow(parts());
      await refused(enable(), REFUSED);
    });
  }

  it("is refused where there is no policy", async () => {
    await refused(enable(), REFUSED);
  });
});
