import type { DeliveryBucket, DeliveryFacts, DeliveryKey } from "../../rules/facts/deliveryFacts";
import { type Fact, known, unknown } from "../../rules/facts/fact";
import { bucketUsesBucketKey, partUsesBucketKey } from "./bucketEncryption";
import { BucketParts } from "./bucketParts";
import { deliveringTrails } from "./deliveringTrail";
import { notGiven, propertiesOf } from "./explain";
import { KeyParts } from "./key";
import { policyOfBucket } from "./logBucket";
import { notices, textIn } from "./notices";
import { hasNoProperties, type Resource } from "./resource";
import { trailTypes } from "./resourceTypes";
import type { StackResource } from "./stackResource";

/**
 * Tells what a trail of a stack delivers to that is in the stack, too; `undefined` where nothing is. Each bucket and key is
 * read once. A stack without trails is not read.
 */
export function deliveries(
  resources: readonly StackResource[],
): (trail: StackResource) => Fact<DeliveryFacts> | undefined {
  const types: readonly string[] = Object.values(trailTypes);
  if (!resources.some(({ type }) => types.includes(type))) {
    return () => undefined;
  }
  const trailOf = deliveringTrails(resources);
  const buckets = new BucketParts(resources);
  const keys = new KeyParts(resources);
  const noticesOf = notices(resources);
  const bucketOf = once((bucket: Resource) => deliveryBucket(bucket, buckets));
  const keyOf = once((key: Resource) => deliveryKey(key, keys));
  return (trail) => {
    if (hasNoProperties(trail.props)) {
      return notGiven(trail);
    }
    const used = { s3BucketName: buckets.namedBy(trail, "s3BucketName"), kmsKeyId: keys.usedBy(trail) };
    for (const [property, { length }] of Object.entries(used)) {
      if (length > 1) {
        return unknown(`${property} may name any of ${length} resources`, `give ${property} a plain value`);
      }
    }
    const [[bucket], [key]] = [used.s3BucketName, used.kmsKeyId];
    const { topic, role } = noticesOf(trail);
    return [bucket, key, topic, role].every((part) => part === undefined)
      ? undefined
      : known({
          trail: trailOf(trail),
          ...(bucket !== undefined && { bucket: bucketOf(bucket) }),
          ...(key !== undefined && { key: keyOf(key) }),
          ...(topic !== undefined && { topic }),
          ...(role !== undefined && { role }),
        });
  };
}

function deliveryBucket(bucket: Resource, parts: BucketParts): DeliveryBucket {
  const bucketName = textIn(propertiesOf(bucket).getEither("bucket", "bucketName"));
  return {
    name: bucket.name,
    ...(bucketName !== undefined && { bucketName }),
    policy: policyOfBucket(bucket, parts),
    usesBucketKey: parts.read(bucket, "encryption", partUsesBucketKey, bucketUsesBucketKey),
  };
}

function deliveryKey(key: Resource, parts: KeyParts): DeliveryKey {
  const arn = textIn(propertiesOf(key).get("arn"));
  return { ...parts.factsOf(key, []), ...(arn !== undefined && { arn }) };
}

/** Makes the value of each key once. */
function once<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
