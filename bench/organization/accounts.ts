/** What an account of the replayed organization has. */
export type Kind = "organizationOnly" | "ownTrail" | "noTrail" | "stopped";

/** The partition that all of it is in. */
const partition = "aws";
export const region = "us-east-1";
export const organizationId = "o-a1b2c3d4e5";

/** The account that the credentials at hand are of, and that owns the trail of the organization. */
export const managementId = "100000000000";

/** How the accounts of an organization are mixed. */
const mixes = {
  /** As in most organizations: one trail for all, and a few accounts that are different. */
  mixed: ["ownTrail", "noTrail", "stopped", ...Array<Kind>(17).fill("organizationOnly")],
  /** The most to ask about: a trail, a bucket, a key, a topic and a role in each account. */
  own: ["ownTrail"],
} as const satisfies Readonly<Record<string, readonly Kind[]>>;

export type Mix = keyof typeof mixes;

/** The ids of so many accounts, the first of which manages the organization. */
export function accountIds(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => String(Number(managementId) + index));
}

export function kindOf(accountId: string, mix: Mix): Kind {
  if (accountId === managementId) {
    return "organizationOnly";
  }
  const kinds: readonly Kind[] = mixes[mix];
  return kinds[Number(accountId) % kinds.length] ?? "organizationOnly";
}

export function arn(service: string, accountId: string, resource: string, itsRegion = region): string {
  return `arn:${partition}:${service}:${itsRegion}:${accountId}:${resource}`;
}

export function bucketOf(accountId: string): string {
  return `cloudtrail-logs-${accountId}`;
}

export function bucketArn(bucket: string): string {
  return `arn:${partition}:s3:::${bucket}`;
}

export function trailArn(accountId: string): string {
  return arn("cloudtrail", accountId, `trail/${accountId === managementId ? "organization" : "audit"}`);
}

export function keyArn(accountId: string): string {
  return arn("kms", accountId, `key/0a1b2c3d-0000-4000-8000-${accountId}`);
}

export function topicArn(accountId: string): string {
  return arn("sns", accountId, "audit");
}

export function roleArn(accountId: string): string {
  return arn("iam", accountId, "role/audit-logs", "");
}
