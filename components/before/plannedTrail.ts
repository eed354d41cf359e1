import { deliveringTrailFromAws } from "../../live/facts/deliveringTrail";
import { known } from "../../rules/facts/fact";
import type { DeliveringTrail } from "../../rules/facts/logBucketFacts";
import { plannedScope, type Planned } from "./adoption/plannedScope";

/** The trail that arguments ask for, as policies are asked about it; `undefined` while it is not known. */
export function plannedTrail(component: Planned): DeliveringTrail | undefined {
  const scope = plannedScope(component, "");
  if (scope === undefined) return undefined;
  const { trailArn, organizationId, s3KeyPrefix = "" } = scope;
  return deliveringTrailFromAws({
    trail: { TrailARN: trailArn, S3KeyPrefix: s3KeyPrefix, IsOrganizationTrail: organizationId !== undefined },
    ...(organizationId !== undefined && { organizationId: known(organizationId) }),
  });
}
