/** What a trail's ARN is made of. */
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
 * The ARN a trail will have. The bucket policy names it before the trail exists, which is why the trail's name is
 * always set and never left to auto-naming.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html
 */
export function trailArnOf({ partition, region, accountId, trailName }: TrailIdentity): string {
  return `arn:${partition}:cloudtrail:${region}:${accountId}:trail/${trailName}`;
}
