import type { input } from "@pulumi/aws/types";
import type { ArchiveStorageClass } from "./archiveStorageClass";

type LifecycleRule = input.s3.BucketLifecycleConfigurationRule;

/** How long log files are kept, and in which storage class. All ages are in days; 0 means forever, or never. */
export interface Retention {
  /** Age at which a log file expires. */
  readonly retentionDays: number;
  /** How long a version is kept after it was overwritten, deleted or has expired. */
  readonly noncurrentVersionRetentionDays: number;
  /** Age at which log files move to Standard-IA. */
  readonly infrequentAccessAfterDays: number;
  /** Age at which log files move to the archive tier. */
  readonly archiveAfterDays: number;
  /** The archive tier. */
  readonly archiveStorageClass: ArchiveStorageClass;
}

/** An upload that is not complete after a week never will be, and its parts cost money. */
const abandonedUploads: LifecycleRule = {
  id: "abandoned-uploads",
  status: "Enabled",
  filter: {},
  abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
};

/**
 * Lifecycle rules that change the storage class of log files and expire them. None moves a file to another key: digest
 * files name the key of each log file, and validation would fail.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html
 */
export function lifecycleRules(retention: Retention): LifecycleRule[] {
  const { retentionDays, noncurrentVersionRetentionDays } = retention;
  const transitions = transitionsOf(retention);
  const actions = {
    ...(transitions.length > 0 && { transitions }),
    ...(retentionDays > 0 && { expiration: { days: retentionDays } }),
    ...(noncurrentVersionRetentionDays > 0 && {
      noncurrentVersionExpiration: { noncurrentDays: noncurrentVersionRetentionDays },
    }),
  };
  const logFiles: LifecycleRule = { id: "log-files", status: "Enabled", filter: {}, ...actions };
  return Object.keys(actions).length > 0 ? [logFiles, abandonedUploads] : [abandonedUploads];
}

function transitionsOf(retention: Retention): input.s3.BucketLifecycleConfigurationRuleTransition[] {
  const { infrequentAccessAfterDays, archiveAfterDays, archiveStorageClass } = retention;
  return [
    ...(infrequentAccessAfterDays > 0 ? [{ days: infrequentAccessAfterDays, storageClass: "STANDARD_IA" }] : []),
    ...(archiveAfterDays > 0 ? [{ days: archiveAfterDays, storageClass: archiveStorageClass }] : []),
  ];
}
