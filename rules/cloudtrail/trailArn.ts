/** What the ARN of a trail says. */
export interface TrailArn {
  /** Partition, for example `aws-cn`. */
  readonly partition: string;
  /** The trail's home region. */
  readonly region: string;
  /** Id of the account that it belongs to. */
  readonly account: string;
  readonly name: string;
}

/**
 * What the ARN of a trail says; empty parts for what is no ARN.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html#awscloudtrail-resources-for-iam-policies
 */
export function readTrailArn(trailArn: string): TrailArn {
  const [, partition = "", , region = "", account = "", resource = ""] = trailArn.split(":");
  return { partition, region, account, name: resource.replace(/^trail\//, "") };
}
