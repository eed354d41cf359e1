import type { Fact } from "./fact";
import type { KeyFacts } from "./keyFacts";
import type { DeliveringTrail } from "./logBucketFacts";
import type { ResourcePolicy } from "../iam/policyStatement";

/** What a trail delivers to, as far as it is in the same stack, or an account was asked. What is elsewhere is absent. */
export interface DeliveryFacts {
  readonly trail: DeliveringTrail;
  readonly bucket?: DeliveryBucket;
  readonly key?: DeliveryKey;
  readonly topic?: DeliveryTopic;
  readonly role?: DeliveryRole;
}

/** Something that a trail delivers to. */
export interface Destination {
  /** Its name in reports. */
  readonly name: string;
  /** Whether the trail names something that is not there any more. Nothing else about it counts then. */
  readonly isMissing?: true;
}

/** The bucket that a trail delivers to. */
export interface DeliveryBucket extends Destination {
  /** Its name in AWS, which its ARN ends with; absent where it is not known. */
  readonly bucketName?: string;
  readonly policy: ResourcePolicy;
  /**
   * Whether S3 encrypts its objects under a Bucket Key.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
   */
  readonly usesBucketKey: Fact<boolean>;
}

/** The KMS key that encrypts the log files of a trail. */
export interface DeliveryKey extends Destination, Pick<KeyFacts, "isEnabled" | "policy"> {
  /** Absent where it is not known. */
  readonly arn?: string;
}

/** The topic that a trail notifies of its log files, where AWS has named it. */
export interface DeliveryTopic extends Destination {
  readonly arn: string;
  readonly policy: ResourcePolicy;
}

/** The role with which CloudTrail writes to the log group of a trail. */
export interface DeliveryRole extends Destination {
  /** Who may assume it. */
  readonly trust: ResourcePolicy;
  /** What it may do, by all of its policies. */
  readonly permissions: ResourcePolicy;
  /** The ARN of the log group, without `:*`; absent where it is not known. */
  readonly logGroupArn?: string;
}
