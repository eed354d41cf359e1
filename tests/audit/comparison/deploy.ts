/** Makes a setup in an account of the local AWS, with the AWS SDK. */
import {
  CreateTrailCommand,
  PutEventSelectorsCommand,
  PutInsightSelectorsCommand,
  StartLoggingCommand,
} from "@aws-sdk/client-cloudtrail";
import { CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateRoleCommand,
  type IAMClient,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import {
  CreateKeyCommand,
  DisableKeyCommand,
  EnableKeyRotationCommand,
  type KMSClient,
  PutKeyPolicyCommand,
} from "@aws-sdk/client-kms";
import {
  CreateBucketCommand,
  DeleteBucketPolicyCommand,
  DeletePublicAccessBlockCommand,
  PutBucketAclCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketLoggingCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { CreateTopicCommand, SetTopicAttributesCommand } from "@aws-sdk/client-sns";
import type { Account } from "../../sandbox/localAws/account";
import { CLOUDTRAIL, policy, type Statement } from "../../sandbox/localAws/policies";
import {
  type AccountSetup,
  account as placeholder,
  bucketArn,
  type BucketSetup,
  idOf,
  type KeySetup,
  logGroupArn,
  replaced,
  type RoleSetup,
  topicArn,
  type TopicSetup,
  type TrailSetup,
} from "./accountSetup";

/**
 * That CloudTrail may do something: when a trail is created, it has to be able to deliver, as S3 has to when access logs are
 * turned on. Later policies may say otherwise.
 */
const open = (...actions: readonly string[]): Statement => ({
  Effect: "Allow",
  Principal: CLOUDTRAIL,
  Action: actions,
  Resource: "*",
});

/**
 * Makes a setup in an account that has nothing of it yet.
 *
 * @returns the setup as it then is: with the account's id, names of buckets that no other account has, and the ARNs that
 *   KMS chose
 */
export async function deploy(setup: AccountSetup, account: Account): Promise<AccountSetup> {
  const own = replaced(setup, [
    ["this-", `a${account.id}-`],
    [placeholder, account.id],
  ]);
  await Promise.all(own.buckets.map((bucket) => createBucket(bucket, account)));
  await Promise.all(own.buckets.map((bucket) => logAccess(bucket, account.s3())));
  const arns = await Promise.all(own.keys.map(async ({ arn }) => [arn, await createKey(account)] as const));
  const made = replaced(own, arns);
  await Promise.all([
    ...made.topics.map((topic) => createTopic(topic, account)),
    ...made.roles.map((role) => createRole(role, account)),
    account.logs().send(new CreateLogGroupCommand({ logGroupName: "trail" })),
  ]);
  // One after the other, so that the same one is always first.
  for (const trail of made.trails) {
    await createTrail(trail, account);
  }
  await Promise.all([
    ...made.buckets.map((bucket) => settleBucket(bucket, account.s3())),
    ...made.keys.map((key) => settleKey(key, account.kms())),
    ...made.topics.map((topic) => settleTopic(topic, account)),
    ...made.roles.map((role) => settleRole(role, account.iam())),
  ]);
  return made;
}

async function createBucket({ name, objectLock }: BucketSetup, account: Account): Promise<void> {
  const create = new CreateBucketCommand({ Bucket: name, ObjectLockEnabledForBucket: objectLock !== undefined });
  await account.s3().send(create);
  const all = { ...open("s3:GetBucketAcl", "s3:PutObject"), Resource: [bucketArn(name), `${bucketArn(name)}/*`] };
  await account.setBucketPolicy(name, policy(all, { ...all, Principal: { Service: "logging.s3.amazonaws.com" } }));
}

async function logAccess({ name: Bucket, logsTo }: BucketSetup, s3: S3Client): Promise<void> {
  if (logsTo !== undefined) {
    const BucketLoggingStatus = { LoggingEnabled: { TargetBucket: logsTo, TargetPrefix: "access/" } };
    await s3.send(new PutBucketLoggingCommand({ Bucket, BucketLoggingStatus }));
  }
}

async function createKey(account: Account): Promise<string> {
  const administer = { Effect: "Allow", Principal: { AWS: account.id }, Action: "kms:*", Resource: "*" };
  const Policy = text(administer, open("kms:GenerateDataKey*", "kms:DescribeKey", "kms:Decrypt"));
  const { KeyMetadata } = await account.kms().send(new CreateKeyCommand({ Policy }));
  return KeyMetadata?.Arn ?? "";
}

async function createTopic({ name }: TopicSetup, account: Account): Promise<void> {
  await account.sns().send(new CreateTopicCommand({ Name: name, Attributes: { Policy: text(open("SNS:Publish")) } }));
}

async function createRole({ name }: RoleSetup, account: Account): Promise<void> {
  const trust = { Effect: "Allow", Principal: CLOUDTRAIL, Action: "sts:AssumeRole" };
  await account.iam().send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: text(trust) }));
  await settleRole(
    { name, trust: [trust], permissions: [{ Effect: "Allow", Action: "logs:*", Resource: "*" }] },
    account.iam(),
  );
}

async function createTrail(trail: TrailSetup, account: Account): Promise<void> {
  const { name: TrailName, selectors, insights } = trail;
  const client = account.cloudTrail(trail.region);
  await client.send(
    new CreateTrailCommand({
      Name: TrailName,
      S3BucketName: trail.bucket,
      S3KeyPrefix: trail.prefix,
      IsMultiRegionTrail: trail.isMultiRegion,
      IncludeGlobalServiceEvents: trail.includesGlobalServiceEvents,
      EnableLogFileValidation: trail.validatesLogFiles,
      KmsKeyId: trail.key,
      SnsTopicName: trail.topic,
      CloudWatchLogsRoleArn: trail.role,
      CloudWatchLogsLogGroupArn: trail.role && logGroupArn.replace(placeholder, account.id),
    }),
  );
  if (selectors !== undefined) {
    const chosen =
      "basic" in selectors
        ? { EventSelectors: [...selectors.basic] }
        : { AdvancedEventSelectors: [...selectors.advanced] };
    await client.send(new PutEventSelectorsCommand({ TrailName, ...chosen }));
  }
  if (insights.length > 0) {
    await client.send(new PutInsightSelectorsCommand({ TrailName, InsightSelectors: [...insights] }));
  }
  if (trail.isLogging) {
    await client.send(new StartLoggingCommand({ Name: TrailName }));
  }
}

async function settleBucket(bucket: BucketSetup, s3: S3Client): Promise<void> {
  const Bucket = bucket.name;
  // AWS closes new buckets, and a closed one refuses policies and ACLs that open it.
  await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
  if (bucket.policy === undefined) {
    await s3.send(new DeleteBucketPolicyCommand({ Bucket }));
  } else {
    await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: text(...bucket.policy) }));
  }
  if (bucket.acl !== undefined) {
    const OwnershipControls = { Rules: [{ ObjectOwnership: "BucketOwnerPreferred" as const }] };
    await s3.send(new PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls }));
    await s3.send(new PutBucketAclCommand({ Bucket, ACL: bucket.acl as "private" }));
  }
  if (bucket.versioning !== undefined) {
    const VersioningConfiguration = { Status: bucket.versioning };
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  }
  if (bucket.objectLock?.days !== undefined) {
    const Rule = { DefaultRetention: { Mode: "GOVERNANCE" as const, Days: bucket.objectLock.days } };
    const ObjectLockConfiguration = { ObjectLockEnabled: "Enabled" as const, Rule };
    await s3.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration }));
  }
  if (bucket.lifecycleRules !== undefined) {
    const LifecycleConfiguration = { Rules: [...bucket.lifecycleRules] };
    await s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration }));
  }
  if (bucket.usesBucketKey !== undefined) {
    const rule = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" as const } };
    const Rules = [{ ...rule, BucketKeyEnabled: bucket.usesBucketKey }];
    await s3.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules } }));
  }
  if (bucket.publicAccessBlock !== undefined) {
    const PublicAccessBlockConfiguration = bucket.publicAccessBlock;
    await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
  }
}

async function settleKey({ arn, policy: statements, isRotated, isEnabled }: KeySetup, kms: KMSClient): Promise<void> {
  // By its id: the local AWS does not find a key that is to be disabled by its ARN.
  const KeyId = idOf(arn);
  await kms.send(new PutKeyPolicyCommand({ KeyId, PolicyName: "default", Policy: text(...statements) }));
  if (isRotated) {
    await kms.send(new EnableKeyRotationCommand({ KeyId }));
  }
  if (!isEnabled) {
    await kms.send(new DisableKeyCommand({ KeyId }));
  }
}

async function settleTopic({ name, policy: statements }: TopicSetup, account: Account): Promise<void> {
  const change = { TopicArn: topicArn(name).replace(placeholder, account.id), AttributeName: "Policy" };
  await account.sns().send(new SetTopicAttributesCommand({ ...change, AttributeValue: text(...statements) }));
}

async function settleRole({ name: RoleName, trust, permissions }: RoleSetup, iam: IAMClient): Promise<void> {
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: text(...trust) }));
  const PolicyDocument = text(...permissions);
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "delivery", PolicyDocument }));
}

function text(...statements: readonly Statement[]): string {
  return JSON.stringify(policy(...statements));
}
