import { known } from "../facts/fact";
import { flag } from "./requirement";

/** It records the events of every region. */
export const isMultiRegion = flag("is multi-region", "is not multi-region", (trail) => trail.isMultiRegion);

/** It is recording. */
export const isLogging = flag("is logging", "is not logging", (trail) => trail.isLogging);

/** It records the events of global services. */
export const includesGlobalServiceEvents = flag(
  "includes global service events",
  "does not include global service events",
  (trail) => trail.includesGlobalServiceEvents,
);

/** CloudTrail signs digests of its log files. */
export const validatesLogFiles = flag(
  "validates its log files",
  "does not validate its log files",
  (trail) => trail.validatesLogFiles,
);

/** A KMS key chosen by its owner encrypts its log files. */
export const usesKmsKey = flag(
  "encrypts its log files with a KMS key",
  "does not encrypt its log files with a KMS key",
  (trail) => trail.usesKmsKey,
);

/** It delivers to CloudWatch Logs. */
export const deliversToCloudWatchLogs = flag(
  "delivers to CloudWatch Logs",
  "does not deliver to CloudWatch Logs",
  (trail) => trail.deliversToCloudWatchLogs,
);

/** It notifies an SNS topic of each log file. */
export const notifiesSnsTopic = flag(
  "notifies an SNS topic",
  "does not notify an SNS topic",
  (trail) => trail.notifiesSnsTopic,
);

/** It records reads and writes of the objects of all S3 buckets. */
export const recordsS3DataEvents = flag(
  "records the read and write data events of all S3 buckets",
  "does not record the read and write data events of all S3 buckets",
  (trail) => trail.recordsS3DataEvents,
);

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_InsightSelector.html */
const insightTypes = ["ApiCallRateInsight", "ApiErrorRateInsight"];

/** It records unusual activity. */
export const recordsInsights = flag("records Insights events", "does not record Insights events", (trail) =>
  trail.insightTypes.known
    ? known(trail.insightTypes.value.some((type) => insightTypes.includes(type)))
    : trail.insightTypes,
);
