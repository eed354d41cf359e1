import * as s3 from "@pulumi/aws/s3";
import type * as pulumi from "@pulumi/pulumi";

/** Arguments of a closed bucket. */
export interface ClosedBucketArgs {
  /** Name of the bucket; generated from the Pulumi name when absent. */
  readonly bucketName?: pulumi.Input<string> | undefined;
  readonly tags?: Record<string, pulumi.Input<string>> | undefined;
  /** Name of an existing bucket that is taken over. */
  readonly adopt?: string | undefined;
}

/** A bucket and its protections. */
export interface ClosedBucket {
  readonly bucket: s3.Bucket;
  readonly versioning: s3.BucketVersioning;
  /** Everything that must be in place before the first object arrives. */
  readonly protections: pulumi.Resource[];
}

/**
 * A bucket that is closed to the public, owned by its account alone, versioned and encrypted with S3-managed keys. Pulumi
 * never empties it.
 *
 * @param name - prefix of the Pulumi names of all parts
 * @param opts - options of every part, the parent among them
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export function createClosedBucket(
  name: string,
  args: ClosedBucketArgs,
  opts: pulumi.CustomResourceOptions,
): ClosedBucket {
  const bucketName = args.adopt ?? args.bucketName;
  const bucket = new s3.Bucket(
    name,
    {
      ...(bucketName !== undefined && { bucket: bucketName }),
      ...(args.tags !== undefined && { tags: args.tags }),
      forceDestroy: false,
    },
    { ...opts, ...(args.adopt !== undefined && { import: args.adopt }) },
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
  return { bucket, versioning, protections: [publicAccessBlock, ownership, versioning, encryption] };
}
