import { CloudTrailClient, DescribeTrailsCommand, GetTrailStatusCommand } from "@aws-sdk/client-cloudtrail";
import {
  GetBucketEncryptionCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { connectionTo } from "./connection";

/** What an account says of one trail and its bucket. */
export interface TrailAnswer {
  readonly name: string;
  readonly arn: string;
  readonly homeRegion: string;
  readonly multiRegion: boolean;
  readonly logging: boolean;
  readonly logFileValidation: boolean;
  readonly globalServiceEvents: boolean;
  /** The topic that it notifies; absent where there is none. */
  readonly topicArn?: string;
  readonly bucket: BucketAnswer;
}

/** What S3 says of a log bucket. */
export interface BucketAnswer {
  readonly name: string;
  readonly publicAccessBlocked: boolean;
  readonly ownerEnforced: boolean;
  readonly versioned: boolean;
  /** Algorithm of the default encryption, for example `AES256` or `aws:kms`; absent when there is none. */
  readonly encryption: string | undefined;
  /** Whether the bucket policy refuses requests without TLS. */
  readonly tlsOnly: boolean;
  /** Whether every statement for the CloudTrail service names this trail in `aws:SourceArn`. */
  readonly boundToTrail: boolean;
}

/**
 * Reads every trail of the account's home region through the AWS API, with the bucket it writes to.
 *
 * @param environment - as for {@link connectionTo}
 */
export async function readTrails(environment: NodeJS.ProcessEnv): Promise<TrailAnswer[]> {
  const connection = connectionTo(environment);
  const cloudTrail = new CloudTrailClient(connection);
  const s3 = new S3Client({ ...connection, forcePathStyle: true });
  const { trailList = [] } = await cloudTrail.send(new DescribeTrailsCommand({ includeShadowTrails: false }));
  return Promise.all(
    trailList.map(async (trail) => {
      const arn = trail.TrailARN ?? "";
      const { IsLogging } = await cloudTrail.send(new GetTrailStatusCommand({ Name: arn }));
      return {
        name: trail.Name ?? "",
        arn,
        homeRegion: trail.HomeRegion ?? "",
        multiRegion: trail.IsMultiRegionTrail ?? false,
        logging: IsLogging ?? false,
        logFileValidation: trail.LogFileValidationEnabled ?? false,
        globalServiceEvents: trail.IncludeGlobalServiceEvents ?? false,
        ...(trail.SnsTopicARN !== undefined && { topicArn: trail.SnsTopicARN }),
        bucket: await readBucket(s3, trail.S3BucketName ?? "", arn),
      };
    }),
  );
}

async function readBucket(s3: S3Client, name: string, trailArn: string): Promise<BucketAnswer> {
  const bucket = { Bucket: name };
  const [publicAccess, ownership, versioning, encryption, policy] = await Promise.all([
    s3.send(new GetPublicAccessBlockCommand(bucket)),
    s3.send(new GetBucketOwnershipControlsCommand(bucket)),
    s3.send(new GetBucketVersioningCommand(bucket)),
    s3.send(new GetBucketEncryptionCommand(bucket)),
    s3.send(new GetBucketPolicyCommand(bucket)),
  ]);
  const block = publicAccess.PublicAccessBlockConfiguration;
  const rule = encryption.ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault;
  const statements = statementsOf(policy.Policy ?? "{}");
  const ofService = statements.filter(({ Principal }) =>
    JSON.stringify(Principal ?? null).includes("cloudtrail.amazonaws.com"),
  );
  return {
    name,
    publicAccessBlocked: Boolean(
      block?.BlockPublicAcls && block.BlockPublicPolicy && block.IgnorePublicAcls && block.RestrictPublicBuckets,
    ),
    ownerEnforced: ownership.OwnershipControls?.Rules?.[0]?.ObjectOwnership === "BucketOwnerEnforced",
    versioned: versioning.Status === "Enabled",
    encryption: rule?.SSEAlgorithm,
    tlsOnly: statements.some(
      ({ Effect, Condition }) => Effect === "Deny" && Condition?.["Bool"]?.["aws:SecureTransport"] === "false",
    ),
    boundToTrail:
      ofService.length > 0 &&
      ofService.every(({ Condition }) => Condition?.["StringEquals"]?.["aws:SourceArn"] === trailArn),
  };
}

interface Statement {
  readonly Effect?: string;
  readonly Principal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
}

function statementsOf(policy: string): readonly Statement[] {
  return (JSON.parse(policy) as { Statement?: readonly Statement[] }).Statement ?? [];
}
