/** The partition in an ARN; empty for what is no ARN. */
export function partitionOfArn(arn: string): string {
  return arn.split(":")[1] ?? "";
}

/** The region in an ARN; empty where it has none. */
export function regionOfArn(arn: string): string {
  return arn.split(":")[3] ?? "";
}

/** The id of the account in an ARN; empty where it has none. */
export function accountOfArn(arn: string): string {
  return arn.split(":")[4] ?? "";
}

/** The name that an ARN ends with: that of a topic, a role or a log group, the id of a key. */
export function nameInArn(arn: string): string {
  return /[^:/]*$/.exec(arn)?.[0] ?? "";
}
