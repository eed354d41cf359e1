import type { AuditResult } from "./auditReport";

/**
 * What reports know the same thing by: `account/111122223333`, `bucket/logs`, `trail/arn:...`. Names of buckets are unique at
 * AWS, while their ARN may not be known; a key may get another name, and a thing may be judged in another account that sees it.
 */
export function thingKey({ accountId, resource }: Pick<AuditResult, "accountId" | "resource">): string {
  if (resource === undefined) {
    return `account/${accountId}`;
  }
  const { kind, name, arn } = resource;
  const id = kind === "bucket" ? name : arn;
  return `${kind}/${id === "" ? `${accountId}/${name}` : id}`;
}
