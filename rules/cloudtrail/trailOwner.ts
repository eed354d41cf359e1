/**
 * The id of the account that a trail belongs to, by its ARN; empty for what is no ARN.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html#awscloudtrail-resources-for-iam-policies
 */
export function ownerOf(trailArn: string): string {
  return trailArn.split(":")[4] ?? "";
}
