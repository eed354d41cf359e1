import type { LogBucketAnswers } from "../../../live/accountSight";
import { logBucketFromAws } from "../../../live/facts/logBucket";
import { known } from "../../../rules/facts/fact";
import type { DeliveringTrail } from "../../../rules/facts/logBucketFacts";
import { cloudtrailS3BucketRetention } from "../../../rules/logBucket/cloudtrailS3BucketRetention";
import { chosenInteger } from "../../../rules/requirements/examination";
import type { Settings } from "../../../rules/rule";
import { quote } from "../../../rules/text";
import { awsCommand } from "../../../rules/awsCommand";
import { inBucketRegion } from "../inBucketRegion";
import { obstacle, type Plan, run } from "../plan";

/**
 * Lets lifecycle rules keep log files long enough. S3 takes all rules of a bucket at once: the others stay as they are.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html
 */
export function keepLogFiles(bucket: LogBucketAnswers, trails: readonly DeliveringTrail[], settings: Settings): Plan {
  const { name, lifecycleRules } = bucket;
  const setting = cloudtrailS3BucketRetention.settings?.["minimumDays"];
  const days = setting?.type === "integer" ? chosenInteger(settings["minimumDays"], setting) : 0;
  if (!lifecycleRules.known) {
    const { why, remedy } = lifecycleRules;
    return obstacle(`The lifecycle rules of bucket ${quote(name)} are not known (${why}): ${remedy}, and audit again.`);
  }
  const Rules = lifecycleRules.value.map((rule) => {
    const { expiresAfterDays } = logBucketFromAws({ ...bucket, lifecycleRules: known([rule]) }, trails);
    return expiresAfterDays.known && expiresAfterDays.value < days ? { ...rule, Expiration: { Days: days } } : rule;
  });
  return inBucketRegion(bucket, (region) =>
    run(
      awsCommand("s3api put-bucket-lifecycle-configuration", region, {
        bucket: name,
        "lifecycle-configuration": { Rules },
      }),
      `AWS charges for storing log files for ${days} days. It puts back all lifecycle rules as the audit saw them, with this ` +
        "change; where the bucket varies the least size of objects to move by storage class, say so again.",
    ),
  );
}
