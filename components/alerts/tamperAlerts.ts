/** Parameter of a call that names the trail, the log bucket or the key: CloudTrail has two for the trail. */
export type WatchedParameter = "name" | "trailName" | "bucketName" | "keyId";

/** Calls that weaken the trail, its log bucket or its key, and are reported as soon as somebody makes them. */
export interface TamperAlert {
  /** Name in `disabledAlerts`, and the last part of the rule's name. */
  readonly name: string;
  readonly displayName: string;
  /** What the calls do to the evidence, for whoever receives the alert. */
  readonly description: string;
  /** Parameter with which the calls name what is watched. */
  readonly parameter: WatchedParameter;
  /** Names of the CloudTrail events; those of S3 are not always the names of its API. */
  readonly eventNames: readonly string[];
}

/**
 * The tamper alerts: trail, log bucket, key.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/understanding-kms-entries.html
 */
export const tamperAlerts = [
  {
    name: "trail-stopped",
    displayName: "Trail stopped",
    description: "Nothing is recorded any more until the trail is started again.",
    parameter: "name",
    eventNames: ["StopLogging"],
  },
  {
    name: "trail-deleted",
    displayName: "Trail deleted",
    description: "Nothing is recorded any more.",
    parameter: "name",
    eventNames: ["DeleteTrail"],
  },
  {
    name: "trail-updated",
    displayName: "Trail changed",
    description: "The trail may have lost regions, log file validation or its key, or may deliver elsewhere.",
    parameter: "name",
    eventNames: ["UpdateTrail"],
  },
  {
    name: "trail-selectors-changed",
    displayName: "Event selectors of the trail changed",
    description: "The trail may record less than before.",
    parameter: "trailName",
    eventNames: ["PutEventSelectors", "PutInsightSelectors"],
  },
  {
    name: "log-bucket-policy-changed",
    displayName: "Policy of the log bucket changed",
    description: "CloudTrail may no longer deliver, or others may read or delete log files.",
    parameter: "bucketName",
    eventNames: ["PutBucketPolicy", "DeleteBucketPolicy"],
  },
  {
    name: "log-bucket-access-changed",
    displayName: "Public access or ownership of the log bucket changed",
    description: "Log files may become public, or belong to others.",
    parameter: "bucketName",
    eventNames: [
      "PutBucketPublicAccessBlock",
      "DeleteBucketPublicAccessBlock",
      "PutBucketOwnershipControls",
      "DeleteBucketOwnershipControls",
      "PutBucketAcl",
    ],
  },
  {
    name: "log-bucket-lifecycle-changed",
    displayName: "Lifecycle of the log bucket changed",
    description: "Log files may expire early: it is the quiet way to delete them.",
    parameter: "bucketName",
    // Both spellings: the first is what S3 documents and sends, the second is the name of the API.
    eventNames: ["PutBucketLifecycle", "PutBucketLifecycleConfiguration", "DeleteBucketLifecycle"],
  },
  {
    name: "log-bucket-protection-changed",
    displayName: "Versioning, encryption, Object Lock or replication of the log bucket changed",
    description: "Deleted or overwritten log files may be lost, or log files encrypted under a key of somebody else.",
    parameter: "bucketName",
    eventNames: [
      "PutBucketVersioning",
      "PutBucketEncryption",
      "DeleteBucketEncryption",
      "PutBucketObjectLockConfiguration",
      "PutObjectLockConfiguration",
      "PutBucketReplication",
      "DeleteBucketReplication",
    ],
  },
  {
    name: "log-bucket-deleted",
    displayName: "Log bucket deleted",
    description: "Log files have nowhere to go.",
    parameter: "bucketName",
    eventNames: ["DeleteBucket"],
  },
  {
    name: "trail-key-disabled",
    displayName: "Key of the trail disabled",
    description: "Log files can be neither delivered nor read until the key is enabled again.",
    parameter: "keyId",
    eventNames: ["DisableKey"],
  },
  {
    name: "trail-key-deletion-scheduled",
    displayName: "Key of the trail scheduled for deletion",
    description:
      "When the waiting period is over, no log file can ever be read again. `kms cancel-key-deletion` saves it.",
    parameter: "keyId",
    eventNames: ["ScheduleKeyDeletion", "DeleteImportedKeyMaterial"],
  },
  {
    name: "trail-key-policy-changed",
    displayName: "Policy of the trail's key changed",
    description: "CloudTrail may no longer deliver, or others may read log files.",
    parameter: "keyId",
    eventNames: ["PutKeyPolicy"],
  },
] as const satisfies readonly TamperAlert[];
