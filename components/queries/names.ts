/** Name of the table over the log files. */
export const tableName = "cloudtrail_logs";

/**
 * Name of a Glue database that needs no quotes in Athena: lower case letters, digits and underscores, at most 255.
 *
 * @param name - Pulumi name of the part
 * @see https://docs.aws.amazon.com/athena/latest/ug/tables-databases-columns-names.html
 */
export function databaseNameOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9_]/g, "_")
    .slice(0, 255);
}

/**
 * Name of an Athena workgroup: letters, digits, `.`, `_` and `-`, at most 128.
 *
 * @param name - Pulumi name of the part
 * @see https://docs.aws.amazon.com/athena/latest/APIReference/API_WorkGroup.html
 */
export function workgroupNameOf(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]/g, "-").slice(0, 128);
}

/**
 * Pulumi name of the bucket for results of queries.
 *
 * @param name - the component's name
 */
export function resultsBucketNameOf(name: string): string {
  return `${name}-results`;
}
