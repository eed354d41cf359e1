import { byOurReading, none } from "../controls";
import type { LogBucketFacts } from "../facts/logBucketFacts";
import { chosenInteger, conclude, examineFact } from "../requirements/examination";
import type { IntegerSetting, Rule } from "../rule";

const minimumDays: IntegerSetting = {
  type: "integer",
  description:
    "How many days log files must be kept at least. A bucket whose log files never expire keeps them long enough.",
  minimum: 1,
  maximum: 36_500,
  default: 365,
};

/** Log files are still there when an incident is investigated. */
export const cloudtrailS3BucketRetention: Rule<LogBucketFacts> = {
  name: "cloudtrail-s3-bucket-retention",
  displayName: "Log files kept long enough",
  description: "Every S3 bucket that AWS CloudTrail delivers to should keep log files for a minimum number of days.",
  severity: "medium",
  controls: {
    nist80053Rev4: byOurReading(["AU-11", "SI-12"]),
    nist80053Rev5: byOurReading(["AU-6(3)", "AU-6(4)", "AU-10", "AU-11", "CA-7", "SI-12"]),
    cisAwsFoundations: none,
    pciDss: byOurReading(["10.5.1"]),
  },
  remediation: {
    program:
      "Raise the expiration of the lifecycle rules that concern log files (rules of BucketLifecycleConfiguration, " +
      "lifecycleConfiguration in aws-native), or remove it.",
    account:
      "Raise the expiration of the lifecycle rules that concern log files, or remove it (`aws s3api " +
      "get-bucket-lifecycle-configuration --bucket BUCKET`, then `put-bucket-lifecycle-configuration`).",
  },
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html",
  settings: { minimumDays },
  evaluate(bucket, settings) {
    const days = chosenInteger(settings["minimumDays"], minimumDays);
    return conclude(
      { kind: "bucket", name: bucket.name },
      `a bucket that keeps log files for at least ${days} days`,
      examineFact(bucket.expiresAfterDays, `keeps log files for at least ${days} days`, (expiry) => {
        if (expiry >= days) {
          return undefined;
        }
        return expiry === 0 ? "deletes all log files from a fixed date on" : `deletes log files after ${expiry} days`;
      }),
    );
  },
};
