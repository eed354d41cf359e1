import { multiRegionAspectControls } from "../controls";
import type { TrailFacts } from "../facts/trailFacts";
import { judgeTrail } from "../requirements/judgeTrail";
import { isLogging } from "../requirements/trailRequirements";
import type { Rule } from "../rule";

/** Each trail is recording. */
export const cloudtrailLoggingEnabled: Rule<TrailFacts> = {
  name: "cloudtrail-logging-enabled",
  displayName: "CloudTrail trail logging",
  description: "Every AWS CloudTrail trail should be logging.",
  severity: "high",
  controls: multiRegionAspectControls,
  isAspectOfGate: true,
  remediation: {
    program: "Set enableLogging (aws-native: isLogging) to true, or remove the trail.",
    account: "Run `aws cloudtrail start-logging --name TRAIL` in the trail's home region, or delete the trail.",
  },
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-turning-off-logging.html",
  evaluate(trail) {
    return judgeTrail(trail, isLogging);
  },
};
