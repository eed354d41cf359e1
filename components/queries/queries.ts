import * as athena from "@pulumi/aws/athena";
import * as glue from "@pulumi/aws/glue";
import * as pulumi from "@pulumi/pulumi";
import type { PartOptions } from "../partOptions";
import type { LogFolder } from "../bucket/logFolders";
import { cloudTrailTable, isOfOrganization } from "./cloudTrailTable";
import { databaseNameOf, resultsBucketNameOf, tableName, workgroupNameOf } from "./names";
import { namedQueries } from "./namedQueries";
import { descriptionOf, sqlOf } from "./namedQuery";
import { regionsOf } from "./regions";
import { createResultsBucket } from "./resultsBucket";

/** Arguments of the queries over the log files of a trail. */
export interface QueriesArgs {
  /** AWS partition, for example `aws`. */
  readonly partition: pulumi.Input<string>;
  /** Region of the log bucket and of the workgroup. */
  readonly region: pulumi.Input<string>;
  /** Id of the account that owns the workgroup and its results, 12 digits. */
  readonly accountId: pulumi.Input<string>;
  /** Name of the log bucket. */
  readonly bucketName: pulumi.Input<string>;
  /** Prefix before `AWSLogs/` in the keys of log files; none when absent. */
  readonly s3KeyPrefix?: pulumi.Input<string> | undefined;
  /** Id of the organization whose trail writes the log files; none when absent. */
  readonly organizationId?: pulumi.Input<string> | undefined;
  /** Folders that log files were written into before, of whatever bucket; none when absent. */
  readonly foldersBefore?: pulumi.Input<readonly LogFolder[]> | undefined;
  /** Regions whose log files the table shows; all known regions of the partition when absent. */
  readonly queryRegions?: readonly string[] | undefined;
  /**
   * Accounts whose log files the table shows. When absent it shows this account's or, for an organization's trail, those
   * of the one account that each query names.
   */
  readonly queryAccountIds?: readonly string[] | undefined;
  /** Name of the workgroup; made from the Pulumi name when absent. */
  readonly workgroupName?: pulumi.Input<string> | undefined;
  /** Name of the database; made from the Pulumi name when absent. */
  readonly databaseName?: pulumi.Input<string> | undefined;
  readonly tags?: Record<string, pulumi.Input<string>> | undefined;
}

/** Where queries run. */
export interface Queries {
  readonly workgroupName: pulumi.Output<string>;
  readonly databaseName: pulumi.Output<string>;
  readonly tableName: pulumi.Output<string>;
  readonly resultsBucketName: pulumi.Output<string>;
}

/** What one query may read at most, in bytes: 1 TB, which costs 5 $. */
const bytesScannedCutoffPerQuery = 1024 ** 4;

/**
 * Athena over the log files of a trail: a table, a workgroup whose results are encrypted and expire, and named queries
 * for the most common questions.
 *
 * Athena costs 5 $ per TB read, at least 10 MB a query, and S3 costs one listing (0.005 $ per 1,000) for each account,
 * region and day that a query covers: the named queries say how many days.
 *
 * @param name - prefix of the Pulumi names of all parts; database and workgroup are named after it unless they have names
 * @param opts - options of the parts: the bucket of results stays and empties itself, the rest can be created again
 * @see https://docs.aws.amazon.com/athena/latest/ug/cloudtrail-logs.html
 */
export function createQueries(
  name: string,
  args: QueriesArgs,
  { part, left }: Pick<PartOptions, "part" | "left">,
): Queries {
  const { queryRegions, queryAccountIds, tags } = args;
  const taggable = tags !== undefined && { tags };
  const { partition, region, accountId, bucketName, s3KeyPrefix, organizationId, foldersBefore } = args;
  const accountAsked = pulumi
    .output({ bucketName, organizationId, foldersBefore })
    .apply((known) => queryAccountIds === undefined && isOfOrganization(known));
  const table = pulumi
    .output({ partition, region, accountId, bucketName, s3KeyPrefix, organizationId, foldersBefore, accountAsked })
    .apply((known) =>
      cloudTrailTable({
        ...known,
        regions: queryRegions ?? regionsOf(known.partition, known.region),
        accountIds: known.accountAsked ? undefined : (queryAccountIds ?? [known.accountId]),
      }),
    );

  // The provider would delete first what has a fixed name, which is another one wherever these are replaced: Athena would
  // delete queries along with their workgroup, while Pulumi still means to.
  const lasting = { ...part, deleteBeforeReplace: false };
  const database = new glue.CatalogDatabase(
    name,
    { name: args.databaseName ?? databaseNameOf(name), description: "Log files of CloudTrail", ...taggable },
    lasting,
  );
  const catalogTable = new glue.CatalogTable(
    name,
    {
      name: tableName,
      databaseName: database.name,
      description: "One row an event; always restrict timestamp, which is the day of delivery",
      tableType: table.tableType,
      parameters: table.parameters,
      partitionKeys: table.partitionKeys,
      storageDescriptor: table.storageDescriptor,
    },
    lasting,
  );

  const results = createResultsBucket(resultsBucketNameOf(name), tags, left);
  const workgroup = new athena.Workgroup(
    name,
    {
      name: args.workgroupName ?? workgroupNameOf(name),
      description: "Queries over the log files of CloudTrail",
      configuration: {
        enforceWorkgroupConfiguration: true,
        publishCloudwatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery,
        resultConfiguration: {
          outputLocation: pulumi.interpolate`s3://${results.bucket.bucket}/`,
          expectedBucketOwner: accountId,
          encryptionConfiguration: { encryptionOption: "SSE_S3" },
        },
      },
      // Athena does not delete a workgroup in which a query ever ran, unless its history is deleted with it.
      forceDestroy: true,
      // The default, set so that a workgroup disabled by hand is found and enabled again.
      state: "ENABLED",
      ...taggable,
    },
    { ...lasting, dependsOn: [...results.protections] },
  );
  for (const query of namedQueries) {
    new athena.NamedQuery(
      `${name}-${query.name}`,
      {
        name: query.name,
        description: accountAsked.apply((asked) => descriptionOf(query, asked)),
        database: database.name,
        workgroup: workgroup.name,
        query: pulumi
          .output({ databaseName: database.name, bucketName, accountAsked })
          .apply((source) => sqlOf(query, { ...source, tableName })),
      },
      part,
    );
  }
  return {
    workgroupName: workgroup.name,
    databaseName: database.name,
    tableName: catalogTable.name,
    resultsBucketName: results.bucket.bucket,
  };
}
