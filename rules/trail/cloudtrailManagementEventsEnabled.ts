import { multiRegionAspectControls } from "../controls";
import type { TrailFacts } from "../facts/trailFacts";
import { judgeTrailOfManagementEvents } from "../requirements/judgeTrail";
import { recordsManagementEvents } from "../requirements/managementEvents";
import type { Rule } from "../rule";

/** No trail of management events has selectors that leave out reads, writes or both. */
export const cloudtrailManagementEventsEnabled: Rule<TrailFacts> = {
  name: "cloudtrail-management-events-enabled",
  displayName: "CloudTrail management events recorded",
  description: "Every AWS CloudTrail trail of management events should record reads and writes.",
  severity: "high",
  controls: multiRegionAspectControls,
  isAspectOfGate: true,
  remediation: {
    program:
      "Remove eventSelectors and advancedEventSelectors, or let them select management events: with " +
      "includeManagementEvents true and readWriteType All, or with eventCategory equal to Management and no " +
      "condition on readOnly.",
    account:
      "Run `aws cloudtrail get-event-selectors --trail-name TRAIL`, add what is missing and set all with `aws " +
      "cloudtrail put-event-selectors --trail-name TRAIL --advanced-event-selectors FILE`: a selector with " +
      "eventCategory equal to Management and no condition on readOnly.",
  },
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html",
  evaluate(trail) {
    return judgeTrailOfManagementEvents(trail, recordsManagementEvents);
  },
};
