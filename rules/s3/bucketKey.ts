import { type Fact, known, some } from "../facts/fact";
import type { Property } from "../facts/property";

/**
 * Whether a rule of default encryption, alone or in a list, uses an S3 Bucket Key.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
 */
export function usesBucketKey(rules: Property): Fact<boolean> {
  const list = rules.asList();
  const each = list.known ? list.value : [rules.asBlock()];
  return some(each.map((rule) => rule.get("bucketKeyEnabled").asBoolean(known(false))));
}
