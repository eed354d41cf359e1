import { multiRegionAspectControls } from "../controls";
import type { TrailFacts } from "../facts/trailFacts";
import { judgeTrailOfManagementEvents } from "../requirements/judgeTrail";
import { recordsAllManagementEvents } from "../requirements/managementEvents";
import type { Rule } from "../rule";

/** No trail of management events leaves out an event source, such as KMS or the RDS Data API. */
export const cloudtrailManagementEventSourcesIncluded: Rule<TrailFacts> = {
  name: "cloudtrail-management-event-sources-included",
  displayName: "CloudTrail management event sources included",
  description: "Every AWS CloudTrail trail of management events should record those of all event sources.",
  severity: "medium",
  controls: multiRegionAspectControls,
  isAspectOfGate: true,
  remediation: {
    program:
      "Remove excludeManagementEventSources from eventSelectors, and conditions on eventSource from " +
      "advancedEventSelectors that select management events.",
    account:
      "Run `aws cloudtrail get-event-selectors --trail-name TRAIL` and set the selectors again with `aws " +
      "cloudtrail put-event-selectors`, without ExcludeManagementEventSources and without conditions on " +
      "eventSource where they select management events.",
  },
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html",
  evaluate(trail) {
    return judgeTrailOfManagementEvents(trail, recordsAllManagementEvents);
  },
};
