import * as pulumi from "@pulumi/pulumi";
import * as s3 from "@pulumi/aws/s3";
import { logBucketPolicy } from "./logBucketPolicy";

/** What a log bucket needs to know of its trail. */
export interface LogBucketArgs {
  /** Name of the bucket; generated from the Pulumi name when absent. */
  readonly bucketName?: pulumi.Input<string> | undefined;
  /** ARN of the trail that writes into the bucket. */
  readonly trailArn: pulumi.Input<string>;
  /** Id of the account whose log files arrive. */
  readonly accountId: pulumi.Input<string>;
  /** Prefix before `AWSLogs/` in the keys of log files. */
  readonly s3KeyPrefix?: pulumi.Input<string> | undefined;
}

/** A bucket that is ready for log files once everything in `protections` is there. */
export interface LogBucket {
  readonly bucket: s3.Bucket;
  /** Everything that must be effective before the first log file arrives; a trail depends on all of it. */
  readonly protections: readonly pulumi.Resource[];
}

/**
 * A bucket for audit logs: closed to the public, owned by this account alone, versioned, encrypted, reachable over
 * TLS 1.2 or later only, and writable by one trail.
 *
 * The default encryption stays S3-managed even where the trail encrypts with a KMS key of its own: the trail says so
 * for each log file, while digest files rely on the default and would not be delivered under a key whose policy asks
 * for CloudTrail's encryption context.
 *
 * @param name - prefix of the Pulumi names of all parts
 * @param opts - options of every part, the parent among them
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
 */
export function createLogBucket(name: string, args: LogBucketArgs, opts: pulumi.CustomResourceOptions): LogBucket {
  const bucket = new s3.Bucket(
    name,
    { ...(args.bucketName !== undefined && { bucket: args.bucketName }), forceDestroy: false },
    opts,
  );
  const publicAccessBlock = new s3.BucketPublicAccessBlock(
    name,
    {
      bucket: bucket.bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    opts,
  );
  const ownership = new s3.BucketOwnershipControls(
    name,
    { bucket: bucket.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
    opts,
  );
  const versioning = new s3.BucketVersioning(
    name,
    { bucket: bucket.bucket, versioningConfiguration: { status: "Enabled" } },
    opts,
  );
  const encryption = new s3.BucketServerSideEncryptionConfiguration(
    name,
    {
      bucket: bucket.bucket,
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" }, bucketKeyEnabled: true }],
    },
    opts,
  );
  const policy = new s3.BucketPolicy(
    name,
    {
      bucket: bucket.bucket,
      policy: pulumi
        .output({
          bucketArn: bucket.arn,
          trailArn: args.trailArn,
          accountId: args.accountId,
          s3KeyPrefix: args.s3KeyPrefix,
        })
        .apply((scope) => JSON.stringify(logBucketPolicy(scope))),
    },
    opts,
  );
  return { bucket, protections: [publicAccessBlock, ownership, versioning, encryption, policy] };
}
