/**
 * Modes of S3 Object Lock.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html#object-lock-retention-modes
 */
export const ObjectLockMode = {
  /** Only principals with the permission `s3:BypassGovernanceRetention` can delete locked versions. */
  GOVERNANCE: "GOVERNANCE",
  /** Nobody can delete locked versions, not even the root user or AWS. */
  COMPLIANCE: "COMPLIANCE",
} as const;

/** One of the modes of Object Lock. */
export type ObjectLockMode = (typeof ObjectLockMode)[keyof typeof ObjectLockMode];
