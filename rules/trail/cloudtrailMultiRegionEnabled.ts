import { multiRegionAspectControls } from "../controls";
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
  controls: multiRegionAspectControls,
  isAspectOfGate: true,
  remediation: {
    program: "Set isMultiRegionTrail and includeGlobalServiceEvents to true.",
    account:
      "Run `aws cloudtrail update-trail --name TRAIL --is-multi-region-trail --include-global-service-events` " +
      "in the trail's home region.",
  },
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html",
  evaluate(trail) {
    return judgeTrailOfManagementEvents(trail, isMultiRegion);
  },
};
