/**
 * Archive tiers of S3 that log files can move to.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
 */
export const ArchiveStorageClass = {
  /** Read at once, as in S3 Standard; kept for at least 90 days. */
  GLACIER_IR: "GLACIER_IR",
  /** Restored within minutes or hours before it is read; kept for at least 90 days. */
  GLACIER: "GLACIER",
  /** Restored within 12 to 48 hours before it is read; kept for at least 180 days. */
  DEEP_ARCHIVE: "DEEP_ARCHIVE",
} as const;

/** One of the archive tiers. */
export type ArchiveStorageClass = (typeof ArchiveStorageClass)[keyof typeof ArchiveStorageClass];
