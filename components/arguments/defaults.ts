import { ArchiveStorageClass } from "../bucket/archiveStorageClass";

/** What arguments are when they are left out. */
export const defaults = {
  retentionDays: 2557,
  noncurrentVersionRetentionDays: 365,
  infrequentAccessAfterDays: 0,
  archiveAfterDays: 365,
  archiveStorageClass: ArchiveStorageClass.GLACIER_IR,
  accessLogRetentionDays: 365,
  logGroupRetentionDays: 365,
} as const;
