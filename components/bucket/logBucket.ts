import type * as pulumi from "@pulumi/pulumi";
import * as s3 from "@pulumi/aws/s3";
import { createClosedBucket, type ClosedBucketArgs } from "./closedBucket";
import { recordWriter } from "./policyWriters";
import { lifecycleRules, type Retention } from "./lifecycleRules";
import type { ObjectLockMode } from "./objectLockMode";

/** Arguments of a log bucket. */
export interface LogBucketArgs extends ClosedBucketArgs {
  /** The policy as JSON, built from the bucket's name: unlike its ARN, the name is known before the bucket exists. */
  readonly policyOf: (bucketName: pulumi.Output<string>) => pulumi.Output<string>;
  /** How long log files are kept, and in which storage class. */
  readonly retention: Retention;
  /** How log files are locked; they are not locked when absent. */
  readonly objectLock?: { readonly mode: ObjectLockMode; readonly days: number } | undefined;
}

/** A bucket that is ready for log files once everything in `protections` exists. */
export interface LogBucket {
  readonly bucket: s3.Bucket;
  /** The policy as JSON. */
  readonly policy: pulumi.Output<string>;
  /** Everything that must be in place before the first log file arrives; a trail depends on all of it. */
  readonly protections: readonly pulumi.Resource[];
}

/**
 * A bucket for audit logs: closed, versioned, encrypted, with a policy, lifecycle rules and, if asked for, Object Lock.
 *
 * The default encryption stays S3-managed even when the trail uses a KMS key: the trail names that key for each log file,
 * while digest files use the default, and would not be delivered under a key whose policy asks for CloudTrail's
 * encryption context.
 *
 * @param name - prefix of the Pulumi names of all parts
 * @param opts - options of every part, the parent among them
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
 */
export function createLogBucket(name: string, args: LogBucketArgs, opts: pulumi.CustomResourceOptions): LogBucket {
  const { bucket, versioning, protections } = createClosedBucket(name, args, opts);
  const ofBucket = { bucket: bucket.bucket };
  const policy = args.policyOf(bucket.bucket);
  const bucketPolicy = new s3.BucketPolicy(name, { ...ofBucket, policy }, opts);
  recordWriter({ bucketName: bucket.bucket, written: bucketPolicy.id });
  protections.push(bucketPolicy);
  const versioned = { ...opts, dependsOn: versioning };
  if (args.objectLock !== undefined) {
    const { mode, days } = args.objectLock;
    const rule = { defaultRetention: { mode, days } };
    protections.push(new s3.BucketObjectLockConfiguration(name, { ...ofBucket, rule }, versioned));
  }
  // The provider waits a minute until S3 shows the rules everywhere; no trail needs to wait for rules about next year.
  new s3.BucketLifecycleConfiguration(name, { ...ofBucket, rules: lifecycleRules(args.retention) }, versioned);
  return { bucket, policy, protections };
}
