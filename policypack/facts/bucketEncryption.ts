import type { Fact } from "../../rules/facts/fact";
import type { Property } from "../../rules/facts/property";
import { usesBucketKey } from "../../rules/s3/bucketKey";

/**
 * Whether the default encryption of a bucket uses an S3 Bucket Key, according to the bucket itself. Types and providers
 * spell the block differently.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
 */
export function bucketUsesBucketKey(bucket: Property): Fact<boolean> {
  const native = bucket.get("bucketEncryption").asBlock().get("serverSideEncryptionConfiguration");
  const classic = bucket.getEither("serverSideEncryptionConfiguration", "serverSideEncryptionConfigurations").asBlock();
  return native.isAbsent ? usesBucketKey(classic.getEither("rule", "rules")) : usesBucketKey(native);
}

/** The same according to a resource that sets the encryption of a bucket. */
export function partUsesBucketKey(part: Property): Fact<boolean> {
  return usesBucketKey(part.get("rules"));
}
