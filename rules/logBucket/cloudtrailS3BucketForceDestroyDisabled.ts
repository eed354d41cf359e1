import { byOurReading, none } from "../controls";
import type { LogBucketFacts } from "../facts/logBucketFacts";
import { conclude, examineFact } from "../requirements/examination";
import type { Rule } from "../rule";

/** Destroying a stack does not destroy the evidence. */
export const cloudtrailS3BucketForceDestroyDisabled: Rule<LogBucketFacts> = {
  name: "cloudtrail-s3-bucket-force-destroy-disabled",
  displayName: "Log bucket not destroyed with its files",
  description: "No S3 bucket that AWS CloudTrail delivers to should be deleted along with its log files.",
  severity: "medium",
  controls: {
    nist80053Rev4: byOurReading(["AU-9"]),
    nist80053Rev5: byOurReading(["AU-9"]),
    cisAwsFoundations: none,
    pciDss: byOurReading(["10.3.2"]),
  },
  onlyIn: "program",
  remediation: {
    program: "Set forceDestroy of the bucket to false.",
    account:
      "AWS does not show this setting: set forceDestroy of the bucket to false in the program that manages the " +
      "bucket.",
  },
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html",
  evaluate(bucket) {
    return conclude(
      { kind: "bucket", name: bucket.name },
      "a bucket that is not deleted while it holds log files",
      examineFact(bucket.isForceDestroyed, "is kept while it holds log files", (isForceDestroyed) =>
        isForceDestroyed ? "is deleted along with its log files when the stack is destroyed" : undefined,
      ),
    );
  },
};
