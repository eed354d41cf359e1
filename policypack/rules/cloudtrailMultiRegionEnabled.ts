import { multiRegionTrailControls } from "../controls";
import type { TrailFacts } from "../facts/trailFacts";
import { judgeTrailOfManagementEvents } from "../requirements/judgeTrail";
import { isMultiRegion } from "../requirements/trailRequirements";
import type { Rule } from "../rule";

/** Each trail of management events covers every region. */
export const cloudtrailMultiRegionEnabled: Rule<TrailFacts> = {
  name: "cloudtrail-multi-region-enabled",
  displayName: "CloudTrail trail multi-region",
  description: "Every AWS CloudTrail trail of management events should be multi-region.",
  severity: "medium",
  controls: multiRegionTrailControls,
  isCharged: false,
  remediation: "Set isMultiRegionTrail and includeGlobalServiceEvents to true.",
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html",
  evaluate(trail) {
    return judgeTrailOfManagementEvents(trail, isMultiRegion);
  },
};
