import { PutInsightSelectorsCommand, StartLoggingCommand } from "@aws-sdk/client-cloudtrail";
import { CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateKeyCommand, EnableKeyRotationCommand } from "@aws-sdk/client-kms";
import {
  PutBucketLifecycleConfigurationCommand,
  PutBucketLoggingCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  PutPublicAccessBlockCommand,
} from "@aws-sdk/client-s3";
import { CreateTopicCommand, SetTopicAttributesCommand } from "@aws-sdk/client-sns";
import { type Account, HOME } from "../../sandbox/localAws/account";
import { bucketPolicy, CLOUDTRAIL, policy, type Statement } from "../../sandbox/localAws/policies";

/** What belongs to a good trail. */
export interface GoodTrail {
  readonly arn: string;
  readonly bucket: string;
  readonly keyArn: string;
}

/** A multi-region trail that records all management events and Insights, with a bucket and a key as they should be. */
export async function goodTrail(account: Account, more: object = {}): Promise<GoodTrail> {
  const arn = account.trailArn("audit");
  const keyArn = await goodKey(account, arn);
  const bucket = await goodBucket(account, arn);
  await account.createTrail("audit", {
    S3BucketName: bucket,
    KmsKeyId: keyArn,
    IsMultiRegionTrail: true,
    EnableLogFileValidation: true,
    ...more,
  });
  const cloudTrail = account.cloudTrail();
  await cloudTrail.send(new StartLoggingCommand({ Name: arn }));
  const InsightSelectors = [{ InsightType: "ApiCallRateInsight" }, { InsightType: "ApiErrorRateInsight" }] as const;
  await cloudTrail.send(new PutInsightSelectorsCommand({ TrailName: arn, InsightSelectors: [...InsightSelectors] }));
  return { arn, bucket, keyArn };
}

/** A bucket that trails can deliver to, and that keeps log files. */
export async function goodBucket(account: Account, ...trailArns: readonly string[]): Promise<string> {
  const s3 = account.s3();
  const target = await account.bucket((name) =>
    policy({
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: `arn:aws:s3:::${name}/*`,
    }),
  );
  const bucket = await account.bucket((name) => {
    const tls = {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    const statements = trailArns.flatMap((arn) => {
      const owner = arn.split(":")[4] ?? "";
      return bucketPolicy({ bucket: name, account: owner, trailArns: arn }).Statement;
    });
    return policy(...statements, tls);
  });
  const Bucket = bucket;
  await s3.send(
    new PutPublicAccessBlockCommand({
      Bucket,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    }),
  );
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
  const Rule = { DefaultRetention: { Mode: "GOVERNANCE", Days: 30 } } as const;
  await s3.send(
    new PutObjectLockConfigurationCommand({
      Bucket,
      ObjectLockConfiguration: { ObjectLockEnabled: "Enabled", Rule },
    }),
  );
  await s3.send(
    new PutBucketLifecycleConfigurationCommand({
      Bucket,
      LifecycleConfiguration: {
        Rules: [{ ID: "expire", Status: "Enabled", Filter: { Prefix: "" }, Expiration: { Days: 400 } }],
      },
    }),
  );
  await s3.send(
    new PutBucketLoggingCommand({
      Bucket,
      BucketLoggingStatus: { LoggingEnabled: { TargetBucket: target, TargetPrefix: "access/" } },
    }),
  );
  return bucket;
}

async function goodKey(account: Account, trailArn: string): Promise<string> {
  const sourced = { StringEquals: { "aws:SourceArn": trailArn } };
  const allowing = (Action: string, Condition: object): Statement => ({
    Effect: "Allow",
    Principal: CLOUDTRAIL,
    Action,
    Resource: "*",
    Condition,
  });
  const document = policy(
    { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account.id}:root` }, Action: "kms:*", Resource: "*" },
    allowing("kms:GenerateDataKey*", {
      ...sourced,
      StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": `arn:aws:cloudtrail:*:${account.id}:trail/*` },
    }),
    allowing("kms:DescribeKey", sourced),
  );
  const { KeyMetadata } = await account.kms().send(new CreateKeyCommand({ Policy: JSON.stringify(document) }));
  await account.kms().send(new EnableKeyRotationCommand({ KeyId: KeyMetadata?.KeyId }));
  return KeyMetadata?.Arn ?? "";
}

/** A topic that trail `audit` may notify, and a log group with a role that lets it write there; settings of the trail. */
export async function goodNotices(account: Account) {
  const trailArn = account.trailArn("audit");
  const { TopicArn } = await account.sns().send(new CreateTopicCommand({ Name: "trail" }));
  const publish = {
    Effect: "Allow",
    Principal: CLOUDTRAIL,
    Action: "SNS:Publish",
    Resource: TopicArn,
    Condition: { StringEquals: { "aws:SourceArn": trailArn } },
  };
  const AttributeValue = JSON.stringify(policy(publish));
  await account.sns().send(new SetTopicAttributesCommand({ TopicArn, AttributeName: "Policy", AttributeValue }));
  await account.logs().send(new CreateLogGroupCommand({ logGroupName: "trail" }));
  const group = `arn:aws:logs:${HOME}:${account.id}:log-group:trail`;
  const trust = policy({ Effect: "Allow", Principal: CLOUDTRAIL, Action: "sts:AssumeRole" });
  const iam = account.iam();
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: "writer", AssumeRolePolicyDocument: JSON.stringify(trust) }),
  );
  const write = {
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: `${group}:log-stream:${account.id}_CloudTrail_${HOME}*`,
  };
  const PolicyDocument = JSON.stringify(policy(write));
  await iam.send(new PutRolePolicyCommand({ RoleName: "writer", PolicyName: "write", PolicyDocument }));
  return {
    SnsTopicName: TopicArn,
    CloudWatchLogsLogGroupArn: `${group}:*`,
    CloudWatchLogsRoleArn: Role?.Arn,
  };
}
