import { mappedFrom, none } from "../controls";
import type { LogBucketFacts } from "../facts/logBucketFacts";
import { conclude, examineFact } from "../requirements/examination";
import type { Rule } from "../rule";

/** No log file can be deleted before its retention ends. Object Lock cannot be taken back, so the rule is off until asked for. */
export const cloudtrailS3BucketObjectLockEnabled: Rule<LogBucketFacts> = {
  name: "cloudtrail-s3-bucket-object-lock-enabled",
  displayName: "Log bucket locked",
  description: "Every S3 bucket that AWS CloudTrail delivers to should lock new objects with a default retention.",
  severity: "low",
  controls: {
    nist80053Rev4: mappedFrom("s3-bucket-default-lock-enabled", ["SC-28"]),
    nist80053Rev5: mappedFrom("S3.15", ["CP-6(2)"]),
    cisAwsFoundations: none,
    pciDss: mappedFrom("S3.15", ["10.5.1"]),
  },
  optIn: "irreversible",
  remediation: {
    program:
      "Give the bucket a BucketObjectLockConfiguration whose rule has a defaultRetention with a mode and days or years " +
      "(objectLockConfiguration of the bucket in aws-native). It cannot be taken back, and AWS charges for storing what " +
      "it protects from deletion.",
    account:
      "Turn versioning on, then run `aws s3api put-object-lock-configuration --bucket BUCKET " +
      "--object-lock-configuration FILE` with a DefaultRetention that has a mode and days or years. It cannot " +
      "be taken back, and AWS charges for storing what it protects from deletion.",
  },
  url: "https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-default-lock-enabled.html",
  evaluate(bucket) {
    return conclude(
      { kind: "bucket", name: bucket.name },
      "a bucket with Object Lock and a default retention",
      examineFact(bucket.locksObjects, "locks new objects by default", (locks) =>
        locks ? undefined : "does not lock new objects by default",
      ),
    );
  },
};
