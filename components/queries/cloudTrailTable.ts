import { cloudTrailColumns, type Column } from "./cloudTrailColumns";

/** What a table over log files depends on. */
export interface CloudTrailTableScope {
  /** Name of the log bucket. */
  readonly bucketName: string;
  /** Prefix before `AWSLogs/` in the keys of log files; none when absent. */
  readonly s3KeyPrefix?: string | undefined;
  /** Id of the organization whose trail writes the log files, into a folder of this name; absent for any other trail. */
  readonly organizationId?: string | undefined;
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
const partitionKeys: readonly Column[] = ["account", "region", "timestamp"].map((name) => ({ name, type: "string" }));

/**
 * A table over the log files of a trail whose partitions Athena derives from the keys of log files, one for each account,
 * region and day, so that nobody has to load any.
 *
 * Digest files and Insights events are in other folders and not part of it. Athena reads log files in Glacier Instant
 * Retrieval like any other, but silently skips those in `GLACIER` and `DEEP_ARCHIVE` until they are restored.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-partition-projection.html
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
 * @see https://docs.aws.amazon.com/athena/latest/ug/querying-glacier.html
 */
export function cloudTrailTable(scope: CloudTrailTableScope): CloudTrailTable {
  const folders = [scope.s3KeyPrefix, "AWSLogs", scope.organizationId].filter((folder) => folder !== undefined);
  const location = `s3://${[scope.bucketName, ...folders].join("/")}/`;
  return {
    tableType: "EXTERNAL_TABLE",
    parameters: {
      EXTERNAL: "TRUE",
      classification: "cloudtrail",
      read_restored_glacier_objects: "true",
      "projection.enabled": "true",
      ...accountProjection(scope.accountIds),
      "projection.region.type": "enum",
      "projection.region.values": scope.regions.join(","),
      "projection.timestamp.type": "date",
      "projection.timestamp.format": "yyyy/MM/dd",
      "projection.timestamp.range": `${firstDay},NOW`,
      "projection.timestamp.interval": "1",
      "projection.timestamp.interval.unit": "DAYS",
      "storage.location.template": `${location}\${account}/CloudTrail/\${region}/\${timestamp}/`,
    },
    partitionKeys: [...partitionKeys],
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

function accountProjection(accountIds: readonly string[] | undefined): Record<string, string> {
  return accountIds === undefined
    ? { "projection.account.type": "injected" }
    : { "projection.account.type": "enum", "projection.account.values": accountIds.join(",") };
}
