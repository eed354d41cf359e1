import { type Fact, known, some } from "../../rules/facts/fact";
import type { Property } from "../../rules/facts/property";

/**
 * Whether the default encryption of a bucket uses an S3 Bucket Key, according to the bucket itself. Types and providers
 * spell the block differently.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
 */
export function bucketUsesBucketKey(bucket: Property): Fact<boolean> {
  const native = bucket.get("bucketEncryption").asBlock().get("serverSideEncryptionConfiguration");
  const classic = bucket.getEither("serverSideEncryptionConfiguration", "serverSideEncryptionConfigurations").asBlock();
  return native.isAbsent ? rulesUseBucketKey(classic.getEither("rule", "rules")) : rulesUseBucketKey(native);
}

/** The same according to a resource that sets the encryption of a bucket. */
export function partUsesBucketKey(part: Property): Fact<boolean> {
  return rulesUseBucketKey(part.get("rules"));
}

/** Whether a rule of default encryption, alone or in a list, uses a Bucket Key. */
function rulesUseBucketKey(rules: Property): Fact<boolean> {
  const list = rules.asList();
  const each = list.known ? list.value : [rules.asBlock()];
  return some(each.map((rule) => rule.get("bucketKeyEnabled").asBoolean(known(false))));
}
