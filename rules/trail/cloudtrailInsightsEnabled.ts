import { noControls } from "../controls";
import type { TrailFacts } from "../facts/trailFacts";
import { judgeTrailOfManagementEvents } from "../requirements/judgeTrail";
import { recordsInsights } from "../requirements/trailRequirements";
import type { Rule } from "../rule";

/** Each trail of management events records unusual activity. */
export const cloudtrailInsightsEnabled: Rule<TrailFacts> = {
  name: "cloudtrail-insights-enabled",
  displayName: "CloudTrail Insights enabled",
  description: "Every AWS CloudTrail trail of management events should record Insights events.",
  severity: "low",
  controls: noControls,
  optIn: "charged",
  remediation: {
    program:
      "Add entries to insightSelectors with insightType ApiCallRateInsight and ApiErrorRateInsight. AWS charges for " +
      "each event analyzed.",
    account:
      "Run `aws cloudtrail put-insight-selectors --trail-name TRAIL --insight-selectors " +
      "InsightType=ApiCallRateInsight InsightType=ApiErrorRateInsight`. AWS charges for each event analyzed.",
  },
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-insights-events-with-cloudtrail.html",
  evaluate(trail) {
    return judgeTrailOfManagementEvents(trail, recordsInsights);
  },
};
