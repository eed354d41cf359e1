/**
 * Archive tiers of S3 that log files can move to.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
 */
export const ArchiveStorageClass = {
  /** Can be read at once, as in S3 Standard; billed for at least 90 days. */
  GLACIER_IR: "GLACIER_IR",
  /** Must be restored before reading, which takes minutes to hours; billed for at least 90 days. */
  GLACIER: "GLACIER",
  /** Must be restored before reading, which takes 12 to 48 hours; billed for at least 180 days. */
  DEEP_ARCHIVE: "DEEP_ARCHIVE",
} as const;

/** One of the archive tiers. */
export type ArchiveStorageClass = (typeof ArchiveStorageClass)[keyof typeof ArchiveStorageClass];
