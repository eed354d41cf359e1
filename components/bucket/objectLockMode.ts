/**
 * Modes of S3 Object Lock.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html#object-lock-retention-modes
 */
export const ObjectLockMode = {
  /** Locked versions can be deleted only with the permission `s3:BypassGovernanceRetention`. */
  GOVERNANCE: "GOVERNANCE",
  /** Locked versions can be deleted by nobody, the root user and AWS included. */
  COMPLIANCE: "COMPLIANCE",
} as const;

/** One of the modes of Object Lock. */
export type ObjectLockMode = (typeof ObjectLockMode)[keyof typeof ObjectLockMode];
