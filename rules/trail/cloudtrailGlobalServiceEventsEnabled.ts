import { multiRegionAspectControls } from "../controls";
import type { TrailFacts } from "../facts/trailFacts";
import { judgeTrailOfManagementEvents } from "../requirements/judgeTrail";
import { includesGlobalServiceEvents } from "../requirements/trailRequirements";
import type { Rule } from "../rule";

/** Each trail of management events includes those of global services. */
export const cloudtrailGlobalServiceEventsEnabled: Rule<TrailFacts> = {
  name: "cloudtrail-global-service-events-enabled",
  displayName: "CloudTrail global service events included",
  description: "Every AWS CloudTrail trail of management events should include global service events.",
  severity: "medium",
  controls: multiRegionAspectControls,
  isAspectOfGate: true,
  remediation: {
    program: "Set includeGlobalServiceEvents to true.",
    account:
      "Run `aws cloudtrail update-trail --name TRAIL --include-global-service-events` in the trail's home " + "region.",
  },
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html",
  evaluate(trail) {
    return judgeTrailOfManagementEvents(trail, includesGlobalServiceEvents);
  },
};
