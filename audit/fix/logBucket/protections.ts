import type { LogBucketAnswers } from "../../../live/accountSight";
import { awsCommand } from "../../../rules/awsCommand";
import { inBucketRegion } from "../inBucketRegion";
import { inTurn, nothing, type Plan, run } from "../plan";

/** For how long Object Lock keeps each version of a log file. Governance lets named administrators end it earlier. */
const retention = { Mode: "GOVERNANCE", Days: 365 };

/**
 * Lets a bucket keep versions.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
 */
export function keepVersions({ name, versioning, ...bucket }: LogBucketAnswers): Plan {
  return versioning.known && versioning.value.Status === "Enabled"
    ? nothing
    : inBucketRegion({ name, versioning, ...bucket }, (region) =>
        run(
          awsCommand("s3api put-bucket-versioning", region, {
            bucket: name,
            "versioning-configuration": { Status: "Enabled" },
          }),
          "AWS charges for storing earlier versions, and versioning can be suspended but not taken back.",
        ),
      );
}

/**
 * Lets a bucket lock new objects.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-configure.html
 */
export function lockObjects(bucket: LogBucketAnswers): Plan {
  return inTurn(
    keepVersions(bucket),
    inBucketRegion(bucket, (region) =>
      run(
        awsCommand("s3api put-object-lock-configuration", region, {
          bucket: bucket.name,
          "object-lock-configuration": { ObjectLockEnabled: "Enabled", Rule: { DefaultRetention: retention } },
        }),
        `Object Lock cannot be taken back: every new log file is kept for ${retention.Days} days, and AWS charges for it. Choose ` +
          "Mode and Days first.",
      ),
    ),
  );
}
