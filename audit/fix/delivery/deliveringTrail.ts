import type { TrailAnswers } from "../../../live/accountSight";
import { readTrailArn } from "../../../rules/cloudtrail/trailArn";
import { known, unknown } from "../../../rules/facts/fact";
import type { DeliveringTrail } from "../../../rules/facts/logBucketFacts";

const notAsked = unknown("AWS was not asked for its organization", "allow organizations:DescribeOrganization");

/** What buckets, keys, topics and roles are asked about a trail. */
export function deliveringTrail({ trail, organizationId = notAsked }: TrailAnswers): DeliveringTrail {
  const { partition, region, account, name } = readTrailArn(trail.TrailARN ?? "");
  return {
    name,
    trailName: known(name),
    partition: known(partition),
    region: known(region),
    accountId: known(account),
    organizationId,
    isOrganizationTrail: known(trail.IsOrganizationTrail ?? false),
    keyPrefix: known(trail.S3KeyPrefix ?? ""),
  };
}
