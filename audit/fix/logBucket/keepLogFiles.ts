import type { LogBucketAnswers } from "../../../live/accountSight";
import type { DeliveringTrail } from "../../../rules/facts/logBucketFacts";
import { cloudtrailS3BucketRetention } from "../../../rules/logBucket/cloudtrailS3BucketRetention";
import { chosenInteger } from "../../../rules/requirements/examination";
import type { Settings } from "../../../rules/rule";
import { quote } from "../../../rules/text";
import { awsCommand } from "../awsCommand";
import { inBucketRegion } from "../inBucketRegion";
import { obstacle, type Plan, run } from "../plan";

type LifecycleRule = Extract<LogBucketAnswers["lifecycleRules"], { known: true }>["value"][number];

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
  const Rules = lifecycleRules.value.map((rule) =>
    concernsLogFiles(rule, trails) && expiryOf(rule) < days ? { ...rule, Expiration: { Days: days } } : rule,
  );
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

/** After how many days a rule deletes what it is about; 0 from a fixed date on. */
function expiryOf({ Status, Expiration }: LifecycleRule): number {
  return Status === "Enabled" ? (Expiration?.Days ?? (Expiration?.Date === undefined ? Infinity : 0)) : Infinity;
}

/** Whether a rule is about log files: its prefix fits, and it asks for no tags, which log files do not have. */
function concernsLogFiles(rule: LifecycleRule, trails: readonly DeliveringTrail[]): boolean {
  const { Filter } = rule;
  // Older rules have their prefix outside the filter.
  const { Prefix } = rule as { readonly Prefix?: string };
  const prefix = Filter?.And?.Prefix ?? Filter?.Prefix ?? Prefix ?? "";
  const isTagged = Filter?.Tag !== undefined || (Filter?.And?.Tags ?? []).length > 0;
  return (
    !isTagged &&
    trails.some(({ keyPrefix }) => {
      const folder = keyPrefix.known && keyPrefix.value !== "" ? `${keyPrefix.value}/AWSLogs/` : "AWSLogs/";
      return prefix.startsWith(folder) || folder.startsWith(prefix);
    })
  );
}
