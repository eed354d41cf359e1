import { type Fact, known, mapFact } from "../facts/fact";
import type { DeliveringTrail } from "../facts/logBucketFacts";
import type { Property } from "../facts/property";

/**
 * Whether a default retention locks new objects. Older types spell a single block as a list.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export function locksObjects(configuration: Property): Fact<boolean> {
  const rule = configuration.getEither("rule", "rules").asBlock();
  const retention = rule.getEither("defaultRetention", "defaultRetentions").asBlock();
  const [days, years] = [retention.get("days").asNumber(known(0)), retention.get("years").asNumber(known(0))];
  if ([days, years].some((period) => period.known && period.value > 0)) {
    return known(true);
  }
  return days.known ? (years.known ? known(false) : years) : days;
}

/**
 * After how many days lifecycle rules delete the log files of trails; infinite when none does.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 */
export function expiresAfterDays(rules: Property, trails: readonly DeliveringTrail[]): Fact<number> {
  const list = rules.asList();
  if (!list.known) {
    return list;
  }
  let days = Infinity;
  for (const rule of list.value) {
    const expiry = concernsLogFiles(rule, trails) ? expiryOf(rule) : known(Infinity);
    if (!expiry.known) {
      return expiry;
    }
    days = Math.min(days, expiry.value);
  }
  return known(days);
}

function expiryOf(rule: Property): Fact<number> {
  const status = rule.get("status").asString(known("Disabled"));
  const enabled = rule.get("enabled").asBoolean(mapFact(status, (value) => value === "Enabled"));
  if (enabled.known && !enabled.value) {
    return known(Infinity);
  }
  const expiration = rule.getEither("expiration", "expirations").asBlock();
  const days = expiration.get("days").asNumber(rule.get("expirationInDays").asNumber(known(0)));
  const date = expiration.get("date").asString(rule.get("expirationDate").asString(known("")));
  if (!days.known) {
    return days;
  }
  if (!date.known) {
    return date;
  }
  const expiry = date.value === "" ? days.value || Infinity : 0;
  return enabled.known || expiry === Infinity ? known(expiry) : enabled;
}

/** Whether a rule applies to log files: its prefix fits, and it asks for no tags, which log files do not have. */
function concernsLogFiles(rule: Property, trails: readonly DeliveringTrail[]): boolean {
  const filter = rule.get("filter").asBlock();
  const both = filter.get("and").asBlock();
  const isTagged = [rule.get("tags"), rule.get("tagFilters"), filter.get("tag"), both.get("tags")].some(holdsSomething);
  const prefixes = [rule.get("prefix"), filter.get("prefix"), both.get("prefix")].map((one) => one.asString(known("")));
  return (
    !isTagged &&
    prefixes.every(
      (prefix) =>
        !prefix.known || trails.some(({ keyPrefix }) => !keyPrefix.known || overlap(prefix.value, keyPrefix.value)),
    )
  );
}

function overlap(prefix: string, keyPrefix: string): boolean {
  const logFiles = keyPrefix === "" ? "AWSLogs/" : `${keyPrefix}/AWSLogs/`;
  return prefix.startsWith(logFiles) || logFiles.startsWith(prefix);
}

function holdsSomething(property: Property): boolean {
  const document = property.asDocument();
  return (
    document.known &&
    typeof document.value === "object" &&
    document.value !== null &&
    Object.keys(document.value).length > 0
  );
}
