import { mappedFrom, none } from "../controls";
import type { LogBucketFacts } from "../facts/logBucketFacts";
import { conclude, examineFact } from "../requirements/examination";
import type { Rule } from "../rule";

/** A log file that was overwritten or deleted is still there in an earlier version. */
export const cloudtrailS3BucketVersioningEnabled: Rule<LogBucketFacts> = {
  name: "cloudtrail-s3-bucket-versioning-enabled",
  displayName: "Log bucket versioned",
  description: "Every S3 bucket that AWS CloudTrail delivers to should keep versions.",
  severity: "medium",
  controls: {
    nist80053Rev4: mappedFrom("s3-bucket-versioning-enabled", ["CP-10", "SI-12"]),
    nist80053Rev5: mappedFrom("S3.14", [
      "AU-9(2)",
      "CP-6",
      "CP-6(1)",
      "CP-6(2)",
      "CP-9",
      "CP-10",
      "SC-5(2)",
      "SI-12",
      "SI-13(5)",
    ]),
    cisAwsFoundations: none,
    pciDss: none,
  },
  remediation: {
    program:
      'Give the bucket a BucketVersioning whose versioningConfiguration has the status "Enabled" ' +
      "(versioningConfiguration of the bucket in aws-native).",
    account: "Run `aws s3api put-bucket-versioning --bucket BUCKET --versioning-configuration Status=Enabled`.",
  },
  url: "https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-versioning-enabled.html",
  evaluate(bucket) {
    return conclude(
      { kind: "bucket", name: bucket.name },
      "a bucket that keeps versions",
      examineFact(bucket.isVersioned, "keeps versions", (isVersioned) =>
        isVersioned ? undefined : "does not keep versions",
      ),
    );
  },
};
