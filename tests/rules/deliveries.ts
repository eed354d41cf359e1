import type { DeliveryBucket, DeliveryFacts, DeliveryKey } from "../../rules/facts/deliveryFacts";
import { known } from "../../rules/facts/fact";
import { delivery, deliveringTrail, encryption, logKey, policy, tlsOnly } from "./logBuckets";

/** The account of the trail, and its ARN. */
export const account = "123456789012";
export const trailArn = `arn:aws:cloudtrail:eu-west-1:${account}:trail/audit`;

/** What CloudTrail needs besides encrypting, for one trail. */
export const look = {
  Effect: "Allow",
  Principal: { Service: "cloudtrail.amazonaws.com" },
  Action: "kms:DescribeKey",
  Resource: "*",
  Condition: { StringEquals: { "aws:SourceArn": trailArn } },
};

/** A bucket and a key that let a trail deliver, except as said. */
export function deliveryFacts(differences: Partial<DeliveryFacts> = {}): DeliveryFacts {
  return { trail: deliveringTrail(), bucket: deliveryBucket(), key: deliveryKey(), ...differences };
}

/** A bucket that lets a trail deliver, except as said. */
export function deliveryBucket(differences: Partial<DeliveryBucket> = {}): DeliveryBucket {
  return {
    name: "logs",
    bucketName: "logs",
    policy: policy(...delivery, tlsOnly),
    usesBucketKey: known(false),
    ...differences,
  };
}

/** A key that lets a trail deliver, except as said. */
export function deliveryKey(differences: Partial<DeliveryKey> = {}): DeliveryKey {
  const { name, isEnabled } = logKey();
  return {
    name,
    isEnabled,
    arn: `arn:aws:kms:eu-west-1:${account}:key/key`,
    policy: policy(encryption, look),
    ...differences,
  };
}
