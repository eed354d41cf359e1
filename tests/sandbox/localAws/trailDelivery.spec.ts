import assert from "node:assert/strict";
import {
  GetTrailStatusCommand,
  type GetTrailStatusCommandOutput,
  StartLoggingCommand,
  StopLoggingCommand,
  UpdateTrailCommand,
} from "@aws-sdk/client-cloudtrail";
import { CreateLogGroupCommand, DeleteLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import {
  CancelKeyDeletionCommand,
  CreateKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import { CreateBucketCommand, DeleteBucketCommand, DeleteBucketPolicyCommand } from "@aws-sdk/client-s3";
import { CreateTopicCommand, DeleteTopicCommand, SetTopicAttributesCommand } from "@aws-sdk/client-sns";
import { setTimeout as delay } from "node:timers/promises";
import { Account, HOME } from "./account";
import { aclStatement, bucketPolicy, CLOUDTRAIL, policy, type Statement, writeStatement } from "./policies";
import { useServer } from "./server";

/** The errors of a status, by what could not be delivered. */
function errorsOf(status: GetTrailStatusCommandOutput): Record<string, string> {
  const errors = {
    logFile: status.LatestDeliveryError,
    digest: status.LatestDigestDeliveryError,
    logEvents: status.LatestCloudWatchLogsDeliveryError,
    notification: status.LatestNotificationError,
  };
  return Object.fromEntries(Object.entries(errors).filter((each): each is [string, string] => each[1] !== undefined));
}

/** The times of a status, in milliseconds, by what was last delivered then. */
const timesOf = (status: GetTrailStatusCommandOutput) => ({
  logFile: status.LatestDeliveryTime?.getTime(),
  digest: status.LatestDigestDeliveryTime?.getTime(),
  logEvents: status.LatestCloudWatchLogsDeliveryTime?.getTime(),
  notification: status.LatestNotificationTime?.getTime(),
});

describe("local AWS: GetTrailStatus tells what keeps a trail from delivering", () => {
  const aws = useServer();
  let account: Account;
  let bucket: string;
  let keyId: string;
  let topicArn: string;
  let trailArn: string;

  /** A trail that delivers everything there is to deliver, and records. */
  beforeEach(async () => {
    account = await Account.enter(aws().endpoint);
    trailArn = account.trailArn("main");
    bucket = await account.logBucket(trailArn);
    const { KeyMetadata } = await account.kms().send(new CreateKeyCommand({ Policy: keyPolicy() }));
    keyId = KeyMetadata?.KeyId ?? "";
    await createTopic();
    await createRole();
    await createLogGroup();
    await account.createTrail("main", {
      S3BucketName: bucket,
      KmsKeyId: keyId,
      SnsTopicName: "trail",
      CloudWatchLogsLogGroupArn: `${groupArn()}:*`,
      CloudWatchLogsRoleArn: `arn:aws:iam::${account.id}:role/trail`,
      EnableLogFileValidation: true,
    });
    await account.cloudTrail().send(new StartLoggingCommand({ Name: "main" }));
  });

  const status = () => account.cloudTrail().send(new GetTrailStatusCommand({ Name: "main" }));
  const allow = (Action: string, more: Statement = {}): Statement => ({
    Effect: "Allow",
    Principal: CLOUDTRAIL,
    Action,
    ...more,
  });
  const keyPolicy = (...statements: Statement[]) =>
    JSON.stringify(
      policy(
        {
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${account.id}:root` },
          Action: "kms:*",
          Resource: "*",
        },
        ...(statements.length > 0 ? statements : [allow("kms:*", { Resource: "*" })]),
      ),
    );
  const putKeyPolicy = (Policy: string) =>
    account.kms().send(new PutKeyPolicyCommand({ KeyId: keyId, PolicyName: "default", Policy }));
  const documented = () => bucketPolicy({ bucket, account: account.id, trailArns: trailArn });
  const createTopic = async () => {
    topicArn = (await account.sns().send(new CreateTopicCommand({ Name: "trail" }))).TopicArn ?? "";
    await openTopic();
  };
  const setTopicPolicy = (...statements: Statement[]) =>
    account.sns().send(
      new SetTopicAttributesCommand({
        TopicArn: topicArn,
        AttributeName: "Policy",
        AttributeValue: JSON.stringify(policy(...statements)),
      }),
    );
  const openTopic = () => setTopicPolicy(allow("SNS:Publish", { Resource: topicArn }));
  const groupArn = () => `arn:aws:logs:${HOME}:${account.id}:log-group:trail`;
  const createLogGroup = () => account.logs().send(new CreateLogGroupCommand({ logGroupName: "trail" }));
  const trust = (service: string) =>
    JSON.stringify(policy({ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }));
  const createRole = async () => {
    const creation = { RoleName: "trail", AssumeRolePolicyDocument: trust("cloudtrail.amazonaws.com") };
    await account.iam().send(new CreateRoleCommand(creation));
    await letRoleWrite();
  };
  const letRoleWrite = () =>
    account.iam().send(
      new PutRolePolicyCommand({
        RoleName: "trail",
        PolicyName: "write",
        PolicyDocument: JSON.stringify(
          policy({
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: `${groupArn()}:*`,
          }),
        ),
      }),
    );
  const keepRoleFromWriting = () =>
    account.iam().send(new DeleteRolePolicyCommand({ RoleName: "trail", PolicyName: "write" }));
  const setTrust = (service: string) =>
    account.iam().send(new UpdateAssumeRolePolicyCommand({ RoleName: "trail", PolicyDocument: trust(service) }));

  /** What is done to a destination, which errors that causes, and what makes it good again. */
  interface Case {
    readonly fault: () => Promise<unknown>;
    readonly repair: () => Promise<unknown>;
    readonly errors: Readonly<Record<string, string>>;
    /** What is not delivered, beyond what errs. */
    readonly alsoStopped?: readonly string[];
  }

  const noNotification = ["notification"];
  const cases: Record<string, Case> = {
    "the bucket is gone": {
      fault: () => account.s3().send(new DeleteBucketCommand({ Bucket: bucket })),
      repair: async () => {
        await account.s3().send(new CreateBucketCommand({ Bucket: bucket }));
        await account.setBucketPolicy(bucket, documented());
      },
      errors: { logFile: "NoSuchBucket", digest: "NoSuchBucket" },
      alsoStopped: noNotification,
    },
    "the bucket's policy is gone": {
      fault: () => account.s3().send(new DeleteBucketPolicyCommand({ Bucket: bucket })),
      repair: () => account.setBucketPolicy(bucket, documented()),
      errors: { logFile: "AccessDenied", digest: "AccessDenied" },
      alsoStopped: noNotification,
    },
    "the bucket's policy is for another trail": {
      fault: () =>
        account.setBucketPolicy(bucket, bucketPolicy({ bucket, account: account.id, trailArns: `${trailArn}-old` })),
      repair: () => account.setBucketPolicy(bucket, documented()),
      errors: { logFile: "AccessDenied", digest: "AccessDenied" },
      alsoStopped: noNotification,
    },
    "the bucket's policy lets in log files alone": {
      fault: () => account.setBucketPolicy(bucket, folderPolicy("CloudTrail")),
      repair: () => account.setBucketPolicy(bucket, documented()),
      errors: { digest: "AccessDenied" },
    },
    "the bucket's policy lets in digests alone": {
      fault: () => account.setBucketPolicy(bucket, folderPolicy("CloudTrail-Digest")),
      repair: () => account.setBucketPolicy(bucket, documented()),
      errors: { logFile: "AccessDenied" },
      alsoStopped: noNotification,
    },
    "the key is disabled": {
      fault: () => account.kms().send(new DisableKeyCommand({ KeyId: keyId })),
      repair: () => account.kms().send(new EnableKeyCommand({ KeyId: keyId })),
      errors: { logFile: "KMS.DisabledException" },
      alsoStopped: noNotification,
    },
    "the key is to be deleted": {
      fault: () => account.kms().send(new ScheduleKeyDeletionCommand({ KeyId: keyId })),
      repair: async () => {
        await account.kms().send(new CancelKeyDeletionCommand({ KeyId: keyId }));
        await account.kms().send(new EnableKeyCommand({ KeyId: keyId }));
      },
      errors: { logFile: "KMS.KMSInvalidStateException" },
      alsoStopped: noNotification,
    },
    "the key's policy is closed": {
      fault: () => putKeyPolicy(keyPolicy(allow("kms:DescribeKey", { Resource: "*" }))),
      repair: () => putKeyPolicy(keyPolicy()),
      errors: { logFile: "AccessDenied" },
      alsoStopped: noNotification,
    },
    "the bucket is made again in a Region without the key": {
      fault: async () => {
        await account.s3().send(new DeleteBucketCommand({ Bucket: bucket }));
        const elsewhere = { CreateBucketConfiguration: { LocationConstraint: "eu-west-1" as const } };
        await account.s3("eu-west-1").send(new CreateBucketCommand({ Bucket: bucket, ...elsewhere }));
        await account.setBucketPolicy(bucket, documented());
      },
      repair: () => account.cloudTrail().send(new UpdateTrailCommand({ Name: "main", KmsKeyId: "" })),
      errors: { logFile: "KMS.NotFoundException" },
      alsoStopped: noNotification,
    },
    "the log group is gone": {
      fault: () => account.logs().send(new DeleteLogGroupCommand({ logGroupName: "trail" })),
      repair: createLogGroup,
      errors: { logEvents: "ResourceNotFoundException" },
    },
    "the role is gone": {
      fault: async () => {
        await keepRoleFromWriting();
        await account.iam().send(new DeleteRoleCommand({ RoleName: "trail" }));
      },
      repair: createRole,
      errors: { logEvents: "AccessDenied" },
    },
    "the role trusts another service": {
      fault: () => setTrust("config.amazonaws.com"),
      repair: () => setTrust("cloudtrail.amazonaws.com"),
      errors: { logEvents: "AccessDenied" },
    },
    "the role may not write": {
      fault: keepRoleFromWriting,
      repair: letRoleWrite,
      errors: { logEvents: "AccessDeniedException" },
    },
    "the topic is gone": {
      fault: () => account.sns().send(new DeleteTopicCommand({ TopicArn: topicArn })),
      repair: createTopic,
      errors: { notification: "NotFound" },
    },
    "the topic's policy is closed": {
      fault: () => setTopicPolicy(allow("SNS:Subscribe", { Resource: topicArn })),
      repair: openTopic,
      errors: { notification: "AuthorizationError" },
    },
  };

  /** A bucket policy that lets in one of the folders of a trail. */
  const folderPolicy = (folder: string) => {
    const args = { bucket, account: account.id, trailArns: trailArn };
    const Resource = `arn:aws:s3:::${bucket}/AWSLogs/${account.id}/${folder}/*`;
    return policy(aclStatement(args), { ...writeStatement(args), Resource });
  };

  for (const [what, { fault, repair, errors, alsoStopped = [] }] of Object.entries(cases)) {
    it(`says so where ${what}, of that alone, and no more once it is mended`, async () => {
      const before = await status();
      assert.deepEqual(errorsOf(before), {});
      await fault();
      await delay(2);
      const broken = await status();
      assert.equal(broken.IsLogging, true);
      assert.deepEqual(errorsOf(broken), errors);
      const stopped = [...Object.keys(errors), ...alsoStopped];
      for (const [kind, time] of Object.entries(timesOf(broken))) {
        const earlier = timesOf(before)[kind as keyof ReturnType<typeof timesOf>] ?? NaN;
        const stands = stopped.includes(kind);
        assert.equal(time === earlier, stands, `${kind}: ${String(earlier)}, then ${String(time)}`);
      }
      await repair();
      await delay(2);
      const mended = await status();
      assert.deepEqual(errorsOf(mended), {});
      for (const [kind, time = NaN] of Object.entries(timesOf(mended))) {
        const earlier = timesOf(broken)[kind as keyof ReturnType<typeof timesOf>] ?? NaN;
        assert.ok(time > earlier, `${kind}: ${String(earlier)}, then ${String(time)}`);
      }
    });
  }

  it("says nothing of digests that the trail does not write", async () => {
    await account.cloudTrail().send(new UpdateTrailCommand({ Name: "main", EnableLogFileValidation: false }));
    await account.s3().send(new DeleteBucketPolicyCommand({ Bucket: bucket }));
    const answer = await status();
    assert.deepEqual(errorsOf(answer), { logFile: "AccessDenied" });
    assert.equal(answer.LatestDigestDeliveryTime, undefined);
  });

  it("says when a delivery was attempted and when one last succeeded in the texts that are no longer in use", async () => {
    const inSeconds = (time?: Date) => time?.toISOString().replace(/\.\d+/, "");
    await account.s3().send(new DeleteBucketPolicyCommand({ Bucket: bucket }));
    const answer = await status();
    assert.equal(answer.LatestDeliveryAttemptSucceeded, inSeconds(answer.LatestDeliveryTime));
    assert.equal(answer.LatestNotificationAttemptSucceeded, inSeconds(answer.LatestNotificationTime));
    assert.match(answer.LatestDeliveryAttemptTime ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.equal(answer.TimeLoggingStarted, inSeconds(answer.StartLoggingTime));
    assert.equal(answer.TimeLoggingStopped, "");
  });

  it("has no time for what never succeeded", async () => {
    const second = await account.logBucket(account.trailArn("second"));
    await account.createTrail("second", { S3BucketName: second });
    await account.s3().send(new DeleteBucketCommand({ Bucket: second }));
    await account.cloudTrail().send(new StartLoggingCommand({ Name: "second" }));
    const answer = await account.cloudTrail().send(new GetTrailStatusCommand({ Name: "second" }));
    assert.equal(answer.LatestDeliveryError, "NoSuchBucket");
    assert.equal(answer.LatestDeliveryTime, undefined);
  });

  it("attempts nothing once recording has stopped, and keeps what was found last", async () => {
    await account.cloudTrail().send(new StopLoggingCommand({ Name: "main" }));
    await account.s3().send(new DeleteBucketPolicyCommand({ Bucket: bucket }));
    const answer = await status();
    assert.deepEqual(errorsOf(answer), {});
    assert.deepEqual(answer.LatestDeliveryTime, answer.StopLoggingTime);
  });
});
