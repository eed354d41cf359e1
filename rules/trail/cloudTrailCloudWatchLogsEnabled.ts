import { mappedFrom, none } from "../controls";
import type { TrailFacts } from "../facts/trailFacts";
import { judgeTrail } from "../requirements/judgeTrail";
import { deliversToCloudWatchLogs } from "../requirements/trailRequirements";
import type { Rule } from "../rule";

/** Each trail delivers to CloudWatch Logs too. */
export const cloudTrailCloudWatchLogsEnabled: Rule<TrailFacts> = {
  name: "cloud-trail-cloud-watch-logs-enabled",
  displayName: "CloudTrail delivery to CloudWatch Logs enabled",
  description: "Every AWS CloudTrail trail should deliver to CloudWatch Logs.",
  severity: "low",
  controls: {
    nist80053Rev4: mappedFrom("cloud-trail-cloud-watch-logs-enabled", [
      "AC-2(4)",
      "AC-2(g)",
      "AU-2(a)(d)",
      "AU-3",
      "AU-6(1)(3)",
      "AU-7(1)",
      "AU-12(a)(c)",
      "CA-7(a)(b)",
      "SI-4(2)",
      "SI-4(4)",
      "SI-4(5)",
      "SI-4(a)(b)(c)",
    ]),
    nist80053Rev5: mappedFrom("CloudTrail.5", [
      "AC-2(4)",
      "AC-4(26)",
      "AC-6(9)",
      "AU-2",
      "AU-3",
      "AU-6(1)",
      "AU-6(3)",
      "AU-6(4)",
      "AU-6(5)",
      "AU-7(1)",
      "AU-10",
      "AU-12",
      "CA-7",
      "SC-7(9)",
      "SI-3(8)",
      "SI-4(5)",
      "SI-4(20)",
      "SI-7(8)",
      "SI-20",
    ]),
    cisAwsFoundations: none,
    pciDss: none,
  },
  optIn: "charged",
  remediation: {
    program:
      "Set cloudWatchLogsGroupArn (aws-native: cloudWatchLogsLogGroupArn) to the ARN of a log group followed by :* " +
      "and cloudWatchLogsRoleArn to the ARN of a role that may write to it. AWS charges by the amount of logs.",
    account:
      "Run `aws cloudtrail update-trail --name TRAIL --cloud-watch-logs-log-group-arn LOG-GROUP-ARN:* " +
      "--cloud-watch-logs-role-arn ROLE-ARN` with a role that may write to the log group. AWS charges by the " +
      "amount of logs.",
  },
  url: "https://docs.aws.amazon.com/config/latest/developerguide/cloud-trail-cloud-watch-logs-enabled.html",
  evaluate(trail) {
    return judgeTrail(trail, deliversToCloudWatchLogs);
  },
};
