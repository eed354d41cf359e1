import { ownerOf } from "../rules/cloudtrail/trailOwner";

/** The parts of a trail's ARN. */
export interface TrailIdentity {
  /** AWS partition: `aws`, `aws-cn`, `aws-us-gov` and others. */
  readonly partition: string;
  /** Home region of the trail, for example `eu-central-1`. */
  readonly region: string;
  /** Id of the account that owns the trail, 12 digits. */
  readonly accountId: string;
  /** Name of the trail. */
  readonly trailName: string;
}

/**
 * The ARN that a trail will have. The bucket policy names it before the trail exists, so the trail's name is always set
 * and never left to auto-naming.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html
 */
export function trailArnOf({ partition, region, accountId, trailName }: TrailIdentity): string {
  return `arn:${partition}:cloudtrail:${region}:${accountId}:trail/${trailName}`;
}

/** A trail, and the one that it takes the place of when it gets another name. */
export interface SucceedingTrail {
  /** ARN of the trail. The account in it is the management account for an organization trail, whoever administers it. */
  readonly trailArn: string;
  /**
   * ARN of the trail that the last deployment has left, where it is another one: it delivers until it is deleted, and goes
   * on if it cannot be. Absent otherwise.
   */
  readonly formerTrailArn?: string | undefined;
}

/** ARNs of a trail and of the one before it, each once: what is granted to the one is granted to the other. */
export function trailAndFormer({ trailArn, formerTrailArn = trailArn }: SucceedingTrail): readonly string[] {
  return [...new Set([trailArn, formerTrailArn])];
}

/** A trail and the further trails that share its bucket and key. */
export interface SharingTrails extends SucceedingTrail {
  /** ARNs of further trails that may write, each only for the account in its ARN. */
  readonly additionalTrailArns?: readonly string[] | undefined;
}

/** ARNs of all trails that share a bucket and a key, each once, and ids of the accounts that own them. */
export function sharingTrails({ additionalTrailArns = [], ...trail }: SharingTrails): {
  readonly trailArns: readonly string[];
  readonly owners: readonly string[];
} {
  const trailArns = [...new Set([...trailAndFormer(trail), ...additionalTrailArns])];
  return { trailArns, owners: [...new Set(trailArns.map(ownerOf))] };
}
