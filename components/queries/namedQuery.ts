/** What the text of a query depends on. */
export interface QuerySource {
  readonly databaseName: string;
  readonly tableName: string;
  /** Name of the log bucket. */
  readonly bucketName: string;
  /** Whether the table shows one account at a time, which every query must then name. */
  readonly accountAsked: boolean;
}

/** A question to the log files that is worth saving. */
export interface NamedQuery {
  readonly name: string;
  /** What it answers, as sentences. */
  readonly description: string;
  /** How far back it looks, in days: the more days, the more it reads and costs. */
  readonly days: number;
  /** What the values are that Athena asks for when the query runs, in the order of the question marks in `condition`. */
  readonly parameters: readonly string[];
  /** Columns of the answer. */
  readonly columns: readonly string[];
  /** Condition that selects the events. */
  readonly condition: (source: QuerySource) => string;
  /** Lines after the condition: grouping and order. */
  readonly order: readonly string[];
}

/**
 * The text of a query for Athena's engine version 3. The condition on the day limits which files are read.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html
 */
export function sqlOf(query: NamedQuery, source: QuerySource): string {
  return [
    `SELECT ${query.columns.join(",\n       ")}`,
    `FROM "${source.databaseName}"."${source.tableName}"`,
    `WHERE "timestamp" >= date_format(current_timestamp - INTERVAL '${query.days}' DAY, '%Y/%m/%d')`,
    ...(source.accountAsked ? ["  AND account = ?"] : []),
    `  AND ${query.condition(source)}`,
    ...query.order,
  ].join("\n");
}

/** What the console shows with the query: what it answers, how far back it looks and what it asks for. */
export function descriptionOf(query: NamedQuery, accountAsked: boolean): string {
  const parameters = [...(accountAsked ? ["account id"] : []), ...query.parameters];
  return [
    `${query.description} The last ${query.days} days.`,
    ...(parameters.length === 0 ? [] : [`Parameters, in single quotes: ${parameters.join(", ")}.`]),
  ].join(" ");
}
