import { ArchiveStorageClass } from "../bucket/archiveStorageClass";

/** Values of arguments that are left out. */
export const defaults = {
  retentionDays: 2557,
  noncurrentVersionRetentionDays: 365,
  infrequentAccessAfterDays: 0,
  archiveAfterDays: 365,
  archiveStorageClass: ArchiveStorageClass.GLACIER_IR,
  accessLogRetentionDays: 365,
  logGroupRetentionDays: 365,
} as const;
