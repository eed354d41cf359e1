import { noControls } from "../controls";
import type { TrailFacts } from "../facts/trailFacts";
import { judgeTrail } from "../requirements/judgeTrail";
import { notifiesSnsTopic } from "../requirements/trailRequirements";
import type { Rule } from "../rule";

/** Each trail announces the log files that it delivers. */
export const cloudtrailSnsTopicConfigured: Rule<TrailFacts> = {
  name: "cloudtrail-sns-topic-configured",
  displayName: "CloudTrail SNS topic configured",
  description: "Every AWS CloudTrail trail should notify an SNS topic of its log files.",
  severity: "low",
  controls: noControls,
  optIn: "charged",
  remediation: {
    program: "Set snsTopicName to a topic whose policy lets CloudTrail publish. AWS charges for the notifications.",
    account:
      "Run `aws cloudtrail update-trail --name TRAIL --sns-topic-name TOPIC` with a topic whose policy lets " +
      "CloudTrail publish. AWS charges for the notifications.",
  },
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/configure-sns-notifications-for-cloudtrail.html",
  evaluate(trail) {
    return judgeTrail(trail, notifiesSnsTopic);
  },
};
