import { known } from "../facts/fact";
import { flag } from "./requirement";

/** That it records the events of every region. */
export const isMultiRegion = flag("is multi-region", "is not multi-region", (trail) => trail.isMultiRegion);

/** That it is recording. */
export const isLogging = flag("is logging", "is not logging", (trail) => trail.isLogging);

/** That it records the events of global services. */
export const includesGlobalServiceEvents = flag(
  "includes global service events",
  "does not include global service events",
  (trail) => trail.includesGlobalServiceEvents,
);

/** That CloudTrail signs digests of its log files. */
export const validatesLogFiles = flag(
  "validates its log files",
  "does not validate its log files",
  (trail) => trail.validatesLogFiles,
);

/** That a key of its owner's encrypts its log files. */
export const usesKmsKey = flag(
  "encrypts its log files with a KMS key",
  "does not encrypt its log files with a KMS key",
  (trail) => trail.usesKmsKey,
);

/** That it delivers to CloudWatch Logs. */
export const deliversToCloudWatchLogs = flag(
  "delivers to CloudWatch Logs",
  "does not deliver to CloudWatch Logs",
  (trail) => trail.deliversToCloudWatchLogs,
);

/** That it tells of each log file. */
export const notifiesSnsTopic = flag(
  "notifies an SNS topic",
  "does not notify an SNS topic",
  (trail) => trail.notifiesSnsTopic,
);

/** That it records what is done to objects. */
export const recordsS3DataEvents = flag(
  "records the read and write data events of all S3 buckets",
  "does not record the read and write data events of all S3 buckets",
  (trail) => trail.recordsS3DataEvents,
);

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_InsightSelector.html */
const insightTypes = ["ApiCallRateInsight", "ApiErrorRateInsight"];

/** That it records unusual activity. */
export const recordsInsights = flag("records Insights events", "does not record Insights events", (trail) =>
  trail.insightTypes.known
    ? known(trail.insightTypes.value.some((type) => insightTypes.includes(type)))
    : trail.insightTypes,
);
