import {
  type CreateTrailCommandInput,
  PutEventSelectorsCommand,
  type PutEventSelectorsCommandInput,
  StartLoggingCommand,
  UpdateTrailCommand,
  GetTrailCommand,
} from "@aws-sdk/client-cloudtrail";
import { CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateRoleCommand, PutRolePolicyCommand, UpdateAssumeRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  CreateKeyCommand,
  DisableKeyCommand,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import {
  DeleteBucketCommand,
  DeleteBucketPolicyCommand,
  DeletePublicAccessBlockCommand,
  PutBucketAclCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketOwnershipControlsCommand,
} from "@aws-sdk/client-s3";
import {
  CreateOrganizationCommand,
  DescribeOrganizationCommand,
  EnableAWSServiceAccessCommand,
} from "@aws-sdk/client-organizations";
import { CreateTopicCommand, SetTopicAttributesCommand } from "@aws-sdk/client-sns";
import type { Settings } from "../../../rules/rule";
import { type Account, HOME } from "../../sandbox/localAws/account";
import { bucketPolicy, CLOUDTRAIL, policy, type Statement } from "../../sandbox/localAws/policies";

/** An account that breaks a rule. */
export interface BrokenAccount {
  readonly rule: string;
  /** What is wrong with it. */
  readonly because: string;
  readonly settings?: Settings;
  /** Rules that its fix breaks, as the caution says. */
  readonly breaks?: readonly string[];
  /** Brings an empty account into this state. */
  make(account: Account): Promise<unknown>;
}

const gate = "multi-region-cloudtrail-enabled";
const delivery = "cloudtrail-delivery-allowed";

/** At least one account for each rule that commands can comply with. */
export const brokenAccounts: readonly BrokenAccount[] = [
  { rule: gate, because: "has no trail", make: () => Promise.resolve() },
  {
    rule: gate,
    because: "has a trail of one region that is stopped, validates nothing and records writes only",
    make: async (account) => {
      await account.createTrail("audit", { IncludeGlobalServiceEvents: false });
      await select(account, { EventSelectors: [{ ReadWriteType: "WriteOnly" }] });
    },
  },
  {
    rule: gate,
    because: "is read literally and has a trail that is stopped",
    settings: { interpretation: "literal" },
    make: (account) => account.createTrail("audit", { IsMultiRegionTrail: true }),
  },
  {
    rule: gate,
    because: "has a trail whose bucket lets nobody deliver",
    make: async (account) => {
      const Bucket = await trail(account);
      await account.s3().send(new DeleteBucketPolicyCommand({ Bucket }));
    },
  },
  { rule: "cloudtrail-security-trail-enabled", because: "encrypts nothing", make: trail },
  {
    rule: "cloudtrail-s3-dataevents-enabled",
    because: "records data events of one bucket by basic selectors",
    make: async (account) => {
      await trail(account);
      const DataResources = [{ Type: "AWS::S3::Object", Values: ["arn:aws:s3:::photos/"] }];
      await select(account, { EventSelectors: [{ ReadWriteType: "All", DataResources }] });
    },
  },
  {
    rule: "cloudtrail-management-events-recorded-once",
    because: "has a second trail, and a third that records data events too",
    breaks: ["cloudtrail-logging-enabled"],
    make: async (account) => {
      await trail(account);
      await trail(account, {}, "second");
      await trail(account, {}, "third");
      const DataResources = [{ Type: "AWS::S3::Object", Values: ["arn:aws:s3:::photos/"] }];
      await select(account, { TrailName: "third", EventSelectors: [{ DataResources }] });
    },
  },
  {
    rule: "cloudtrail-multi-region-enabled",
    because: "has a trail of one region",
    make: (account) => trail(account, { IsMultiRegionTrail: false }),
  },
  {
    rule: "cloudtrail-global-service-events-enabled",
    because: "has a trail without global service events",
    make: (account) => trail(account, { IsMultiRegionTrail: false, IncludeGlobalServiceEvents: false }),
  },
  {
    rule: "cloudtrail-logging-enabled",
    because: "has a trail that is stopped, whose home is another region",
    make: async (account) => {
      const bucket = await account.logBucket(account.trailArn("audit", "eu-west-1"));
      await account.createTrail("audit", { S3BucketName: bucket, IsMultiRegionTrail: true }, "eu-west-1");
    },
  },
  {
    rule: "cloud-trail-log-file-validation-enabled",
    because: "has a trail that validates nothing",
    make: (account) => trail(account, { EnableLogFileValidation: false }),
  },
  {
    rule: "cloudtrail-management-events-enabled",
    because: "records writes only, and functions besides",
    make: async (account) => {
      await trail(account);
      await select(account, {
        AdvancedEventSelectors: [
          {
            FieldSelectors: [
              { Field: "eventCategory", Equals: ["Management"] },
              { Field: "readOnly", Equals: ["false"] },
            ],
          },
          {
            Name: "it's all functions",
            FieldSelectors: [
              { Field: "eventCategory", Equals: ["Data"] },
              { Field: "resources.type", Equals: ["AWS::Lambda::Function"] },
            ],
          },
        ],
      });
    },
  },
  {
    rule: "cloudtrail-management-event-sources-included",
    because: "leaves the events of KMS out",
    make: async (account) => {
      await trail(account);
      await select(account, { EventSelectors: [{ ExcludeManagementEventSources: ["kms.amazonaws.com"] }] });
    },
  },
  {
    rule: "cloud-trail-encryption-enabled",
    because: "encrypts nothing",
    make: (account) => trail(account, {}, "a.b_c"),
  },
  { rule: "cloud-trail-cloud-watch-logs-enabled", because: "has no log group", make: trail },
  { rule: "cloudtrail-sns-topic-configured", because: "has no topic", make: trail },
  { rule: "cloudtrail-insights-enabled", because: "records no Insights", make: trail },
  {
    rule: delivery,
    because: "has a bucket that denies CloudTrail by a statement about something else",
    make: async (account) => {
      const bucket = await trail(account);
      const unencrypted: Statement = {
        Sid: "encrypted",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:PutObject",
        Resource: `arn:aws:s3:::${bucket}/*`,
        Condition: { Null: { "aws:PrincipalArn": "true" } },
      };
      await setBucketPolicy(account, bucket, unencrypted);
    },
  },
  {
    rule: delivery,
    because: "has a bucket that is not there any more",
    make: async (account) => {
      const Bucket = await trail(account);
      await account.s3().send(new DeleteBucketCommand({ Bucket }));
    },
  },
  {
    rule: delivery,
    because: "has a key, a topic and a role that are closed to CloudTrail",
    make: async (account) => {
      await trail(account, { KmsKeyId: await key(account), ...(await notices(account)) });
      const { topicArn, keyId } = await usedBy(account);
      await account
        .kms()
        .send(new PutKeyPolicyCommand({ KeyId: keyId, PolicyName: "default", Policy: json(administration(account)) }));
      await account.sns().send(
        new SetTopicAttributesCommand({
          TopicArn: topicArn,
          AttributeName: "Policy",
          AttributeValue: json({ ...administration(account), Action: "SNS:Publish", Resource: topicArn }),
        }),
      );
      const PolicyDocument = json({
        Effect: "Allow",
        Principal: { Service: "ec2.amazonaws.com" },
        Action: "sts:AssumeRole",
      });
      await account.iam().send(new UpdateAssumeRolePolicyCommand({ RoleName: "trail", PolicyDocument }));
      const Resource = "arn:aws:logs:*:*:log-group:other:*";
      await account.iam().send(
        new PutRolePolicyCommand({
          RoleName: "trail",
          PolicyName: "writing",
          PolicyDocument: json({ Effect: "Allow", Action: "logs:*", Resource }),
        }),
      );
    },
  },
  {
    rule: "cloudtrail-delivery-healthy",
    because: "has a bucket that lets nobody deliver any more, which AWS states as an error",
    make: async (account) => {
      const Bucket = await trail(account);
      await account.s3().send(new DeleteBucketPolicyCommand({ Bucket }));
    },
  },
  {
    rule: "cloudtrail-s3-bucket-public-access-prohibited",
    because: "has a bucket whose policy and ACL are open",
    make: async (account) => {
      const bucket = await trail(account);
      await account.s3().send(new DeletePublicAccessBlockCommand({ Bucket: bucket }));
      const open = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `arn:aws:s3:::${bucket}/*` };
      await setBucketPolicy(account, bucket, open);
      await account.s3().send(
        new PutBucketOwnershipControlsCommand({
          Bucket: bucket,
          OwnershipControls: { Rules: [{ ObjectOwnership: "ObjectWriter" }] },
        }),
      );
      await account.s3().send(new PutBucketAclCommand({ Bucket: bucket, ACL: "public-read" }));
    },
  },
  {
    rule: "cloudtrail-s3-bucket-policy-tamper-protected",
    because: "lets a role and everything of another account do anything",
    make: async (account) => {
      const bucket = await trail(account);
      const Resource = [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`];
      const AWS = "arn:aws:iam::999999999999:root";
      await setBucketPolicy(
        account,
        bucket,
        { Effect: "Allow", Principal: { AWS }, Action: "s3:*", Resource },
        { Effect: "Allow", Principal: { AWS, ...CLOUDTRAIL }, Action: ["s3:PutObject", "s3:GetObject"], Resource },
        { Effect: "Allow", Principal: { AWS }, NotAction: "s3:GetObject", Resource },
      );
    },
  },
  {
    rule: "cloudtrail-s3-bucket-policy-source-arn",
    because: "lets any trail deliver, and other services by the same statement",
    make: async (account) => {
      const bucket = await trail(account);
      const Resource = `arn:aws:s3:::${bucket}/AWSLogs/999999999999/*`;
      const Service = ["cloudtrail.amazonaws.com", "config.amazonaws.com"];
      await setBucketPolicy(account, bucket, {
        Effect: "Allow",
        Principal: { Service },
        Action: "s3:PutObject",
        Resource,
      });
    },
  },
  {
    rule: "cloudtrail-s3-bucket-ssl-requests-only",
    because: "has a bucket that takes requests without TLS",
    make: (account) => trail(account, { S3KeyPrefix: "a/it's" }),
  },
  {
    rule: "cloudtrail-s3-bucket-ssl-requests-only",
    because: "has a bucket without policy",
    make: async (account) => {
      const Bucket = await trail(account);
      await account.s3().send(new DeleteBucketPolicyCommand({ Bucket }));
    },
  },
  { rule: "cloudtrail-s3-bucket-versioning-enabled", because: "keeps no versions", make: trail },
  {
    rule: "cloudtrail-s3-bucket-retention",
    because: "deletes log files after a month, and other files after a week",
    make: async (account) => {
      const Bucket = await trail(account);
      await account.s3().send(
        new PutBucketLifecycleConfigurationCommand({
          Bucket,
          LifecycleConfiguration: {
            Rules: [
              { ID: "logs", Status: "Enabled", Filter: { Prefix: "AWSLogs/" }, Expiration: { Days: 30 } },
              { ID: "others", Status: "Enabled", Filter: { Prefix: "others/" }, Expiration: { Days: 7 } },
            ],
          },
        }),
      );
    },
  },
  { rule: "cloudtrail-s3-bucket-access-logging", because: "logs no access", make: trail },
  { rule: "cloudtrail-s3-bucket-object-lock-enabled", because: "locks nothing", make: trail },
  {
    rule: "cloudtrail-kms-key-enabled",
    because: "has a key that is disabled",
    make: async (account) => {
      await trail(account, { KmsKeyId: await key(account) });
      const { keyId } = await usedBy(account);
      await account.kms().send(new DisableKeyCommand({ KeyId: keyId }));
    },
  },
  {
    rule: "cloudtrail-kms-key-enabled",
    because: "has a key that waits for its deletion",
    make: async (account) => {
      await trail(account, { KmsKeyId: await key(account) });
      const { keyId } = await usedBy(account);
      await account.kms().send(new ScheduleKeyDeletionCommand({ KeyId: keyId }));
    },
  },
  {
    rule: "cloudtrail-kms-key-policy",
    because: "has a key that is open to everybody",
    make: async (account) =>
      trail(account, { KmsKeyId: await key(account, { ...administration(account), Principal: "*" }) }),
  },
  {
    rule: "cloudtrail-kms-key-policy",
    because: "has a key that any trail may use",
    make: async (account) => {
      const any = {
        Effect: "Allow",
        Principal: CLOUDTRAIL,
        Action: ["kms:GenerateDataKey*", "kms:DescribeKey"],
        Resource: "*",
      };
      await trail(account, { KmsKeyId: await key(account, administration(account), any) });
    },
  },
  {
    rule: "cloudtrail-kms-key-rotation-enabled",
    because: "has a key that is not rotated",
    make: async (account) => trail(account, { KmsKeyId: await key(account) }),
  },
  {
    rule: "cloudtrail-organization-trail-bucket-policy",
    because: "has an organization trail whose bucket has no folder for members",
    make: async (account) => {
      await account.organizations().send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
      await account
        .organizations()
        .send(new EnableAWSServiceAccessCommand({ ServicePrincipal: "cloudtrail.amazonaws.com" }));
      const { Organization } = await account.organizations().send(new DescribeOrganizationCommand({}));
      const bucket = await trail(account);
      const { Id = "" } = Organization ?? {};
      const Resource = `arn:aws:s3:::${bucket}/AWSLogs/${Id}/*`;
      await setBucketPolicy(account, bucket, {
        Effect: "Allow",
        Principal: CLOUDTRAIL,
        Action: "s3:PutObject",
        Resource,
      });
      await account.cloudTrail().send(new UpdateTrailCommand({ Name: "audit", IsOrganizationTrail: true }));
      await setBucketPolicy(account, bucket);
    },
  },
];

/** Rules whose fixes change the same few documents. */
export const rulesOnDocuments = [
  "cloudtrail-s3-dataevents-enabled",
  "cloudtrail-management-events-enabled",
  delivery,
  "cloudtrail-s3-bucket-public-access-prohibited",
  "cloudtrail-s3-bucket-policy-tamper-protected",
  "cloudtrail-s3-bucket-policy-source-arn",
  "cloudtrail-s3-bucket-ssl-requests-only",
  "cloudtrail-kms-key-enabled",
  "cloudtrail-kms-key-policy",
  "cloudtrail-kms-key-rotation-enabled",
] as const;

/** Brings an empty account into a state in which two trails, their bucket, their key and their topic break all of them. */
export async function breakDocuments(account: Account): Promise<void> {
  const KmsKeyId = await key(account, { ...administration(account), Principal: "*" });
  const bucket = await trail(account, { KmsKeyId, ...(await notices(account)) });
  const { keyId, topicArn } = await usedBy(account);
  const openToTrails = { ...CLOUDTRAIL, AWS: "arn:aws:iam::999999999999:root" };
  const Resource = [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`];
  await account.s3().send(new DeletePublicAccessBlockCommand({ Bucket: bucket }));
  await account.setBucketPolicy(
    bucket,
    policy(
      { Sid: "open", Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource },
      { Sid: "trails", Effect: "Allow", Principal: openToTrails, Action: "s3:*", Resource },
    ),
  );
  await trail(account, { KmsKeyId, S3BucketName: bucket, SnsTopicName: topicArn }, "second");
  await select(account, { EventSelectors: [{ ReadWriteType: "WriteOnly" }] });
  await account.setBucketPolicy(
    bucket,
    policy(
      { Sid: "open", Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource },
      { Sid: "others", Effect: "Allow", Principal: openToTrails, Action: ["s3:GetBucketAcl", "s3:Delete*"], Resource },
    ),
  );
  await account.sns().send(
    new SetTopicAttributesCommand({
      TopicArn: topicArn,
      AttributeName: "Policy",
      AttributeValue: json({ ...administration(account), Action: "SNS:Publish", Resource: topicArn }),
    }),
  );
  const open = { Effect: "Allow", Principal: "*", Action: "kms:DescribeKey", Resource: "*" };
  const Policy = json(administration(account), open);
  await account.kms().send(new PutKeyPolicyCommand({ KeyId: keyId, PolicyName: "default", Policy }));
  await account.kms().send(new DisableKeyCommand({ KeyId: keyId }));
}

/** Makes a trail that the gate takes, but for what is said of it, and answers its bucket. */
async function trail(
  account: Account,
  settings: Partial<CreateTrailCommandInput> = {},
  name = "audit",
): Promise<string> {
  const arn = account.trailArn(name);
  const bucket = await account.logBucket(arn, settings.S3KeyPrefix);
  await account.createTrail(name, {
    IsMultiRegionTrail: true,
    EnableLogFileValidation: true,
    S3BucketName: bucket,
    ...settings,
  });
  await account.cloudTrail().send(new StartLoggingCommand({ Name: name }));
  return bucket;
}

async function select(account: Account, selectors: Partial<PutEventSelectorsCommandInput>): Promise<void> {
  await account.cloudTrail().send(new PutEventSelectorsCommand({ TrailName: "audit", ...selectors }));
}

/** Adds statements to the policy of a bucket of the trail. */
async function setBucketPolicy(account: Account, bucket: string, ...more: readonly Statement[]): Promise<void> {
  const documented = bucketPolicy({ bucket, account: account.id, trailArns: account.trailArn("audit") });
  await account.setBucketPolicy(bucket, policy(...documented.Statement, ...more));
}

function administration(account: Account): Statement {
  const Principal = { AWS: `arn:aws:iam::${account.id}:root` };
  return { Effect: "Allow", Principal, Action: "kms:*", Resource: "*" };
}

function json(...statements: readonly Statement[]): string {
  return JSON.stringify(policy(...statements));
}

/** Makes a key that the trail may use, unless its policy says otherwise. */
async function key(account: Account, ...statements: readonly Statement[]): Promise<string> {
  const Condition = { StringEquals: { "aws:SourceArn": account.trailArn("audit") } };
  const Action = ["kms:GenerateDataKey*", "kms:DescribeKey", "kms:Decrypt"];
  const Policy =
    statements.length > 0
      ? json(...statements)
      : json(administration(account), { Effect: "Allow", Principal: CLOUDTRAIL, Action, Resource: "*", Condition });
  const { KeyMetadata } = await account.kms().send(new CreateKeyCommand({ Policy }));
  return KeyMetadata?.Arn ?? "";
}

/** Makes a topic and a log group with its role for the trail. */
async function notices(account: Account): Promise<Partial<CreateTrailCommandInput>> {
  const trusting = { Effect: "Allow", Principal: CLOUDTRAIL };
  const { TopicArn = "" } = await account.sns().send(new CreateTopicCommand({ Name: "trail" }));
  const AttributeValue = json({ ...trusting, Action: "SNS:Publish", Resource: TopicArn });
  await account.sns().send(new SetTopicAttributesCommand({ TopicArn, AttributeName: "Policy", AttributeValue }));
  await account.logs().send(new CreateLogGroupCommand({ logGroupName: "trail" }));
  const { Role } = await account.iam().send(
    new CreateRoleCommand({
      RoleName: "trail",
      AssumeRolePolicyDocument: json({ ...trusting, Action: "sts:AssumeRole" }),
    }),
  );
  const group = `arn:aws:logs:${HOME}:${account.id}:log-group:trail:*`;
  const writing = json({ Effect: "Allow", Action: "logs:*", Resource: group });
  await account
    .iam()
    .send(new PutRolePolicyCommand({ RoleName: "trail", PolicyName: "writing", PolicyDocument: writing }));
  return { SnsTopicName: TopicArn, CloudWatchLogsLogGroupArn: group, CloudWatchLogsRoleArn: Role?.Arn };
}

/** What the trail uses. */
async function usedBy(account: Account): Promise<{ readonly keyId: string; readonly topicArn: string }> {
  const { Trail } = await account.cloudTrail().send(new GetTrailCommand({ Name: "audit" }));
  return { keyId: Trail?.KmsKeyId?.replace(/^.*key\//, "") ?? "", topicArn: Trail?.SnsTopicARN ?? "" };
}
