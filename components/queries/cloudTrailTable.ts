import { isOrganizationFolder, logFolderKey, logRoot, type LogFolder } from "../bucket/logFolders";
import { cloudTrailColumns, type Column } from "./cloudTrailColumns";

/** Where log files are. */
interface FolderScope {
  /** Name of the log bucket. */
  readonly bucketName: string;
  /** Prefix before `AWSLogs/` in the keys of log files; none when absent. */
  readonly s3KeyPrefix?: string | undefined;
  /** Id of the organization whose trail writes the log files, into a folder of this name; absent for any other trail. */
  readonly organizationId?: string | undefined;
  /** Folders that log files were written into before, of whatever bucket. */
  readonly foldersBefore?: readonly LogFolder[] | undefined;
}

/** What a table over log files depends on. */
export interface CloudTrailTableScope extends FolderScope {
  /** Regions whose log files the table shows. */
  readonly regions: readonly string[];
  /** Accounts whose log files the table shows; every query must name one account when absent. */
  readonly accountIds?: readonly string[] | undefined;
}

/** A table as the Glue Data Catalog takes it, apart from its name. */
export interface CloudTrailTable {
  readonly tableType: string;
  readonly parameters: Record<string, string>;
  readonly partitionKeys: Column[];
  readonly storageDescriptor: {
    readonly columns: Column[];
    readonly location: string;
    readonly inputFormat: string;
    readonly outputFormat: string;
    readonly serDeInfo: { readonly serializationLibrary: string; readonly parameters: Record<string, string> };
  };
}

/** The day CloudTrail was opened to the public: no log file is older. */
const firstDay = "2013/11/13";

/** Partition keys of the table. The day is that of delivery, in UTC. */
const partitionKeys = ["account", "region", "timestamp"];

/** One more, where log files are in several folders. */
const folderKey = "folder";

/**
 * A table over the log files of a trail whose partitions Athena derives from the keys of log files, one for each account,
 * region and day, so that nobody has to load any.
 *
 * Where key prefix or organization have changed, log files are in several folders. The table then has a partition key for
 * them, which queries need not name.
 *
 * Digest files and Insights events are in other folders and not part of it. Athena reads log files in Glacier Instant
 * Retrieval like any other, but silently skips those in `GLACIER` and `DEEP_ARCHIVE` until they are restored.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-partition-projection.html
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
 * @see https://docs.aws.amazon.com/athena/latest/ug/querying-glacier.html
 */
export function cloudTrailTable(scope: CloudTrailTableScope): CloudTrailTable {
  const [folder, ...earlier] = accountFolders(scope);
  const bucket = `s3://${scope.bucketName}/`;
  const several = earlier.length > 0;
  const location = several ? bucket : `${bucket}${folder}/`;
  const keys = several ? [...partitionKeys, folderKey] : partitionKeys;
  return {
    tableType: "EXTERNAL_TABLE",
    parameters: {
      EXTERNAL: "TRUE",
      classification: "cloudtrail",
      read_restored_glacier_objects: "true",
      "projection.enabled": "true",
      ...accountProjection(scope.accountIds),
      ...(several && {
        [`projection.${folderKey}.type`]: "enum",
        [`projection.${folderKey}.values`]: [folder, ...earlier].join(","),
      }),
      "projection.region.type": "enum",
      "projection.region.values": scope.regions.join(","),
      "projection.timestamp.type": "date",
      "projection.timestamp.format": "yyyy/MM/dd",
      "projection.timestamp.range": `${firstDay},NOW`,
      "projection.timestamp.interval": "1",
      "projection.timestamp.interval.unit": "DAYS",
      "storage.location.template": `${location}${several ? `\${${folderKey}}/` : ""}\${account}/CloudTrail/\${region}/\${timestamp}/`,
    },
    partitionKeys: keys.map((name) => ({ name, type: "string" })),
    storageDescriptor: {
      columns: [...cloudTrailColumns],
      location,
      inputFormat: "com.amazon.emr.cloudtrail.CloudTrailInputFormat",
      outputFormat: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
      serDeInfo: {
        serializationLibrary: "org.apache.hive.hcatalog.data.JsonSerDe",
        parameters: { "serialization.format": "1" },
      },
    },
  };
}

/** Whether log files are, or were, in the folder of an organization, where those of all its accounts are. */
export function isOfOrganization({ organizationId, ...scope }: FolderScope): boolean {
  return organizationId !== undefined || earlierFolders(scope).some(isOrganizationFolder);
}

function earlierFolders({ bucketName, foldersBefore = [] }: FolderScope): readonly LogFolder[] {
  return foldersBefore.filter((folder) => folder.bucketName === bucketName);
}

/** What the folders of accounts are in, as starts of keys, the one of today first. */
function accountFolders(scope: FolderScope): readonly [string, ...string[]] {
  const { s3KeyPrefix, organizationId } = scope;
  const today =
    organizationId === undefined ? logRoot(s3KeyPrefix) : logFolderKey({ s3KeyPrefix, owner: organizationId });
  const before = earlierFolders(scope).map((folder) =>
    isOrganizationFolder(folder) ? logFolderKey(folder) : logRoot(folder.s3KeyPrefix),
  );
  const others = [...new Set(before)].filter((folder) => folder !== today);
  // A comma would end the name of a folder in the list of all.
  return [today, ...(today.includes(",") ? [] : others.filter((folder) => !folder.includes(",")))];
}

function accountProjection(accountIds: readonly string[] | undefined): Record<string, string> {
  return accountIds === undefined
    ? { "projection.account.type": "injected" }
    : { "projection.account.type": "enum", "projection.account.values": accountIds.join(",") };
}
