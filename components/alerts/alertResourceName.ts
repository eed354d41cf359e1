import { createHash } from "node:crypto";

/** Longest name of an EventBridge rule; those of alarms and filters may be longer. */
const longest = 64;

/**
 * Name in AWS of the resources of an alert, the same for filter, metric, alarm and rule: `account-trail-root-usage`.
 *
 * It begins with the trail's name, which is unique in an account and region, so that two components never share a metric
 * or overwrite each other's rule, and the subject of a mail says which trail it is about. A long name is cut and gets a
 * digest, which keeps it unique.
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
