import {
  cloudTrailPrincipal,
  oneOrMore,
  policyDocument,
  type PolicyDocument,
  type PolicyStatement,
} from "../policyDocument";
import { sharingTrails, type SharingTrails } from "../trailArn";

/** What a trail needs of the policy of a key. */
export interface TrailKeyUse extends SharingTrails {
  /** AWS partition, for example `aws`. */
  readonly partition: string;
  /** Domain of the partition's endpoints, for example `amazonaws.com`. */
  readonly dnsSuffix: string;
  /** Region of the log group and the topics. */
  readonly region: string;
  /** Id of the account that owns them, 12 digits. */
  readonly accountId: string;
  /** ARNs of principals that may read the log files. */
  readonly readerArns?: readonly string[] | undefined;
  /** Whether the key also encrypts the log group, or events that are in one. */
  readonly forLogGroup: boolean;
  /** Whether the key also encrypts topics that CloudTrail, CloudWatch and EventBridge publish to. */
  readonly forTopics: boolean;
}

/** What the statement is called that lets CloudWatch Logs encrypt and decrypt events. */
export const logGroupSid = "CloudWatchLogsMayUseKey";

const thisKey = { Effect: "Allow", Resource: "*" } as const;

/**
 * The policy of a key that is created for log files: its account administers it, and a trail uses it.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function trailKeyPolicy(use: TrailKeyUse): PolicyDocument {
  return policyDocument(
    {
      Sid: "AccountMayAdministerKey",
      ...thisKey,
      Principal: { AWS: `arn:${use.partition}:iam::${use.accountId}:root` },
      Action: "kms:*",
    },
    ...trailKeyStatements(use),
  );
}

/**
 * What the policy of a key that encrypts log files must let a trail do, whoever owns the key: CloudTrail encrypts with it for
 * these trails only, and readers can decrypt nothing but CloudTrail's log files.
 *
 * CloudTrail may decrypt because S3 asks for it where the bucket uses a Bucket Key.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function trailKeyStatements(use: TrailKeyUse): PolicyStatement[] {
  const { partition, dnsSuffix, region, accountId, readerArns = [] } = use;
  const { trailArns, owners } = sharingTrails(use);
  const source = { "aws:SourceArn": oneOrMore(trailArns) };
  const context = "kms:EncryptionContext:aws:cloudtrail:arn";
  const anyTrail = oneOrMore(owners.map((owner) => `arn:${partition}:cloudtrail:*:${owner}:trail/*`));
  return [
    {
      Sid: "CloudTrailMayEncryptLogFiles",
      ...thisKey,
      Principal: cloudTrailPrincipal,
      Action: "kms:GenerateDataKey*",
      Condition: { StringEquals: source, StringLike: { [context]: anyTrail } },
    },
    {
      Sid: "CloudTrailMayDescribeKey",
      ...thisKey,
      Principal: cloudTrailPrincipal,
      Action: "kms:DescribeKey",
      Condition: { StringEquals: source },
    },
    {
      Sid: "CloudTrailMayUseBucketKey",
      ...thisKey,
      Principal: cloudTrailPrincipal,
      Action: "kms:Decrypt",
      Condition: { StringEquals: source },
    },
    ...(readerArns.length === 0
      ? []
      : [
          {
            Sid: "ReadersMayDecryptLogFiles",
            ...thisKey,
            Principal: { AWS: oneOrMore(readerArns) },
            Action: "kms:Decrypt",
            Condition: { Null: { [context]: "false" } },
          },
        ]),
    ...(use.forLogGroup
      ? [
          {
            Sid: logGroupSid,
            ...thisKey,
            Principal: { Service: `logs.${region}.${dnsSuffix}` },
            Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
            Condition: {
              ArnLike: {
                "kms:EncryptionContext:aws:logs:arn": `arn:${partition}:logs:${region}:${accountId}:log-group:*`,
              },
            },
          },
        ]
      : []),
    ...(use.forTopics ? [topicKeyStatement(use)] : []),
  ];
}

/**
 * What the policy of a key that encrypts topics must let the services do that publish to them.
 *
 * SNS names the topic in the encryption context. There is no condition on the source: EventBridge does not send it, and every
 * alert would be lost silently.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export function topicKeyStatement({
  partition,
  region,
  accountId,
}: Pick<TrailKeyUse, "partition" | "region" | "accountId">): PolicyStatement {
  return {
    Sid: "ServicesMayPublishToEncryptedTopics",
    ...thisKey,
    Principal: {
      Service: ["cloudtrail.amazonaws.com", "cloudwatch.amazonaws.com", "events.amazonaws.com"],
    },
    Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
    Condition: {
      ArnLike: {
        "kms:EncryptionContext:aws:sns:topicArn": `arn:${partition}:sns:${region}:${accountId}:*`,
      },
    },
  };
}
