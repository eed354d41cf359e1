/** What CloudTrail shows any account of a trail that covers it. What it does not show counts as `false`. */
export interface FoundTrail {
  readonly arn: string;
  readonly name: string;
  readonly homeRegion: string;
  readonly bucketName: string;
  readonly ofOrganization: boolean;
  readonly multiRegion: boolean;
  readonly globalServiceEvents: boolean;
  readonly logFileValidation: boolean;
  readonly logging: boolean;
}

/**
 * Asks CloudTrail for a trail, with the credentials of the environment.
 *
 * @param arn - ARN of the trail, of this account or of its organization
 * @param region - region whose CloudTrail is asked; it also shows trails of other home regions that cover it
 * @returns the trail, or `undefined` when CloudTrail shows none
 * @throws Error of the AWS SDK when CloudTrail refuses or does not answer
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html
 */
export async function lookUpTrail(arn: string, region: string): Promise<FoundTrail | undefined> {
  // Loaded only here, because few components need it.
  const { CloudTrailClient, DescribeTrailsCommand, GetTrailStatusCommand } = await import("@aws-sdk/client-cloudtrail");
  const cloudTrail = new CloudTrailClient({ region });
  const { trailList = [] } = await cloudTrail.send(new DescribeTrailsCommand({ trailNameList: [arn] }));
  const trail = trailList.find(({ TrailARN }) => TrailARN === arn);
  if (trail === undefined) return undefined;
  const { IsLogging } = await cloudTrail.send(new GetTrailStatusCommand({ Name: arn }));
  return {
    arn,
    name: trail.Name ?? "",
    homeRegion: trail.HomeRegion ?? "",
    bucketName: trail.S3BucketName ?? "",
    ofOrganization: trail.IsOrganizationTrail ?? false,
    multiRegion: trail.IsMultiRegionTrail ?? false,
    globalServiceEvents: trail.IncludeGlobalServiceEvents ?? false,
    logFileValidation: trail.LogFileValidationEnabled ?? false,
    logging: IsLogging ?? false,
  };
}
