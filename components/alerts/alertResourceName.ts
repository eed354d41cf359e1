import { createHash } from "node:crypto";

/** What EventBridge takes for the name of a rule; alarms and filters take more. */
const longest = 64;

/**
 * Name in AWS of what belongs to an alert, the same for filter, metric, alarm and rule, such as `account-trail-root-usage`.
 *
 * Made from the trail's name, of which an account has only one in a region, so that two components never share a metric
 * or overwrite each other's rule, and the subject of a mail says which trail it is about. A long name is cut, and a
 * digest of it keeps it apart from others.
 *
 * @param trailName - name of the trail
 * @param alert - name of the alert
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
 */
export function alertResourceName(trailName: string, alert: string): string {
  const whole = `${trailName}-${alert}`;
  if (whole.length <= longest) return whole;
  const digest = createHash("sha256").update(trailName).digest("hex").slice(0, 8);
  return `${trailName.slice(0, longest - `-${digest}-${alert}`.length)}-${digest}-${alert}`;
}
