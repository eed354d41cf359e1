import { quote } from "../../../rules/text";
import { arnProblem, locationOfArn } from "./arn";
import type { LocatedCheck } from "./locatedCheck";
import { topicNameCheck } from "./topicNameCheck";

/**
 * The ARN of an SNS topic. CloudTrail cannot publish to FIFO topics: their names contain a dot, which it refuses.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/configure-sns-notifications-for-cloudtrail.html
 */
export const snsTopicArnCheck: LocatedCheck = {
  locationOf: locationOfArn,
  allowed:
    "The ARN of a standard topic has the form `arn:PARTITION:sns:REGION:ACCOUNT:NAME`, the name of 1 to 256 letters, digits, " +
    "`_` and `-`; `aws sns list-topics` prints it.",
  problem: (text) =>
    arnProblem(text, {
      service: "sns",
      hasRegion: true,
      hasAccount: true,
      resourceProblem: (resource) => {
        if (resource.endsWith(".fifo")) return "is the ARN of a FIFO topic";
        if (/^[^:]+:[0-9a-f-]{36}$/.test(resource)) return "is the ARN of a subscription, not of its topic";
        return topicNameCheck.problem(resource) === undefined ? undefined : `names ${quote(resource)}, not a topic`;
      },
    }),
};
