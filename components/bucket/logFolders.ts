/** A folder that the log files of one account, or those of one organization, are written into. */
export interface LogFolder {
  /** Name of the log bucket. */
  readonly bucketName: string;
  /** Prefix before `AWSLogs/` in the keys of log files; none when absent. */
  readonly s3KeyPrefix?: string | undefined;
  /** Id of the account or of the organization. */
  readonly owner: string;
}

/** What the folders under a prefix are in: `audit/AWSLogs`. */
export function logRoot(s3KeyPrefix: string | undefined): string {
  return s3KeyPrefix === undefined ? "AWSLogs" : `${s3KeyPrefix}/AWSLogs`;
}

/** What the keys of a folder's files start with: `audit/AWSLogs/123456789012`. */
export function logFolderKey({ s3KeyPrefix, owner }: Omit<LogFolder, "bucketName">): string {
  return `${logRoot(s3KeyPrefix)}/${owner}`;
}

/** Whether a folder is that of an organization, in which each account has one. */
export function isOrganizationFolder({ owner }: LogFolder): boolean {
  return owner.startsWith("o-");
}

/** The other folders of the bucket that one is in, each once. */
export function foldersBeside(folder: LogFolder, all: readonly LogFolder[]): readonly LogFolder[] {
  const ofBucket = all.filter(({ bucketName }) => bucketName === folder.bucketName);
  const byKey = new Map(ofBucket.map((each) => [logFolderKey(each), each]));
  byKey.delete(logFolderKey(folder));
  return [...byKey.values()];
}

/**
 * The folder that a `Resource` of a bucket policy is about: `arn:aws:s3:::logs/audit/AWSLogs/123456789012/*`.
 *
 * @returns `undefined` for any other text
 */
export function logFolderIn(resource: string): LogFolder | undefined {
  const { bucketName, key } = /^arn:[^:]+:s3:::(?<bucketName>[^/]+)\/(?<key>.*)\/\*$/s.exec(resource)?.groups ?? {};
  const [owner = "", root, ...prefix] = (key ?? "").split("/").reverse();
  if (bucketName === undefined || owner === "" || root !== "AWSLogs") return undefined;
  return { bucketName, owner, ...(prefix.length > 0 && { s3KeyPrefix: prefix.reverse().join("/") }) };
}
