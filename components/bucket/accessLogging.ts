import * as pulumi from "@pulumi/pulumi";
import * as s3 from "@pulumi/aws/s3";
import type { Place } from "../place";
import { accessLogBucketNameOf } from "./logBucketName";
import { accessLogBucketPolicy } from "./accessLogBucketPolicy";
import { bucketArnOf } from "./bucketArn";
import { createClosedBucket } from "./closedBucket";

/** Arguments of access logging. */
export interface AccessLoggingArgs {
  /** The bucket whose access is logged. */
  readonly source: s3.Bucket;
  /** Where the bucket is. */
  readonly place: Pick<Place, "partition" | "accountId">;
  /** Name of an existing bucket that receives the access logs; a bucket is created when absent. */
  readonly targetBucketName?: pulumi.Input<string> | undefined;
  /** How long access logs are kept in a created bucket, in days; 0 is forever. */
  readonly retentionDays: number;
  readonly tags?: Record<string, pulumi.Input<string>> | undefined;
}

/**
 * Logs access to one bucket in another, under the first one's name as prefix.
 *
 * A created target has no Object Lock, because S3 delivers no access logs to a bucket with a default retention. Its own
 * access is not logged, because each log would cause the next.
 *
 * @param opts - options of every part, the parent among them
 * @returns the name of the bucket that receives the access logs
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export function createAccessLogging(
  name: string,
  args: AccessLoggingArgs,
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const { source, targetBucketName } = args;
  const created = targetBucketName === undefined ? createTarget(accessLogBucketNameOf(name), args, opts) : undefined;
  const logging = new s3.BucketLogging(
    name,
    {
      bucket: source.bucket,
      targetBucket: created?.bucketName ?? targetBucketName ?? "",
      targetPrefix: pulumi.interpolate`${source.bucket}/`,
    },
    { ...opts, ...(created !== undefined && { dependsOn: created.policy }) },
  );
  return logging.targetBucket;
}

function createTarget(
  name: string,
  { source, place, retentionDays, tags }: AccessLoggingArgs,
  opts: pulumi.CustomResourceOptions,
): { readonly bucketName: pulumi.Output<string>; readonly policy: s3.BucketPolicy } {
  const { bucket, versioning } = createClosedBucket(name, { tags }, opts);
  const policy = new s3.BucketPolicy(
    name,
    {
      bucket: bucket.bucket,
      policy: pulumi
        .output({
          bucketArn: bucketArnOf(place, bucket.bucket),
          sourceBucketArn: bucketArnOf(place, source.bucket),
          accountId: place.accountId,
        })
        .apply((scope) => JSON.stringify(accessLogBucketPolicy(scope))),
    },
    opts,
  );
  if (retentionDays > 0) {
    const expiry = {
      id: "access-logs",
      status: "Enabled",
      filter: {},
      expiration: { days: retentionDays },
      noncurrentVersionExpiration: { noncurrentDays: 30 },
      abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
    };
    new s3.BucketLifecycleConfiguration(
      name,
      { bucket: bucket.bucket, rules: [expiry] },
      { ...opts, dependsOn: versioning },
    );
  }
  return { bucketName: bucket.bucket, policy };
}
