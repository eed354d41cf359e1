import { readTrailArn } from "../../rules/cloudtrail/trailArn";
import { known, unknown } from "../../rules/facts/fact";
import type { DeliveringTrail } from "../../rules/facts/logBucketFacts";
import type { TrailAnswers } from "../accountSight";

const notTold = unknown(
  "nobody told which organization its account is in",
  "audit the account that the trail belongs to as well",
);

/** What buckets and keys are asked about a trail in an account. Its ARN tells where it is. */
export function deliveringTrailFromAws({
  trail,
  organizationId = notTold,
}: Pick<TrailAnswers, "trail" | "organizationId">): DeliveringTrail {
  const { TrailARN = "", Name = TrailARN, S3KeyPrefix = "", IsOrganizationTrail = false } = trail;
  const { partition, region, account, name } = readTrailArn(TrailARN);
  return {
    name: Name,
    trailName: known(name),
    partition: known(partition),
    region: known(region),
    accountId: known(account),
    organizationId,
    isOrganizationTrail: known(IsOrganizationTrail),
    keyPrefix: known(S3KeyPrefix),
    isDeployed: true,
  };
}
