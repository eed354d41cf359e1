import { mappedFrom } from "../controls";
import type { LogBucketFacts } from "../facts/logBucketFacts";
import { conclude, examineFact } from "../requirements/examination";
import type { Rule } from "../rule";

/** What is wrong with where access is logged to. In a bucket that logs to itself, each access log causes another. */
const faults = {
  elsewhere: undefined,
  itself: "logs its access to itself, so that each access log causes another",
  off: "does not log its access",
} as const;

/** Whoever reads or changes log files leaves a trace in another bucket. */
export const cloudtrailS3BucketAccessLogging: Rule<LogBucketFacts> = {
  name: "cloudtrail-s3-bucket-access-logging",
  displayName: "Access to log bucket logged",
  description: "Access to every S3 bucket that AWS CloudTrail delivers to should be logged to another bucket.",
  severity: "low",
  controls: {
    nist80053Rev4: mappedFrom("s3-bucket-logging-enabled", ["AC-2(g)", "AU-2(a)(d)", "AU-3", "AU-12(a)(c)"]),
    nist80053Rev5: mappedFrom("S3.9", [
      "AC-2(4)",
      "AC-4(26)",
      "AC-6(9)",
      "AU-2",
      "AU-3",
      "AU-6(3)",
      "AU-6(4)",
      "AU-10",
      "AU-12",
      "CA-7",
      "SC-7(9)",
      "SI-3(8)",
      "SI-4(20)",
      "SI-7(8)",
    ]),
    cisAwsFoundations: mappedFrom("CloudTrail.7", ["3.4"]),
    pciDss: mappedFrom(["CloudTrail.7", "S3.9"], ["10.2.1"]),
  },
  optIn: "charged",
  remediation: {
    program:
      "Give the bucket a BucketLogging whose targetBucket is another bucket (loggingConfiguration with a " +
      "destinationBucketName in aws-native). AWS charges for storing the access logs.",
    account:
      "Run `aws s3api put-bucket-logging --bucket BUCKET --bucket-logging-status FILE` with a LoggingEnabled " +
      "whose TargetBucket is another bucket. AWS charges for storing the access logs.",
  },
  url: "https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-logging-enabled.html",
  evaluate(bucket) {
    return conclude(
      { kind: "bucket", name: bucket.name },
      "a bucket whose access is logged to another bucket",
      examineFact(bucket.accessLogging, "logs its access to another bucket", (target) => faults[target]),
    );
  },
};
