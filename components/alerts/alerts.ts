import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../place";
import type { AlertFormat } from "./alertFormat";
import { alertTopicNameOf } from "./alertNames";
import type { AlertSubscription } from "./alertSubscription";
import { alertResourceName } from "./alertResourceName";
import { createAlertTopic } from "./alertTopic";
import { cisAlarms, type CisAlarm } from "./cisAlarms";
import { withoutPrincipals } from "./excludedPrincipals";
import { createMetricAlarm } from "./metricAlarm";
import { tamperAlerts } from "./tamperAlerts";
import { createTamperRule } from "./tamperRule";

/** Arguments of the alerts of a trail. */
export interface AlertsArgs {
  /** Where alerts are created: the trail's home region. */
  readonly place: Pick<Place, "partition" | "region" | "accountId">;
  /** ARN of the trail. */
  readonly trailArn: pulumi.Input<string>;
  /** Whether metric filters and alarms are created. Needs `logGroupName`. */
  readonly cisAlarms: boolean;
  /** Whether EventBridge rules are created. */
  readonly tamperAlerts: boolean;
  /** What the messages of the rules are written for. */
  readonly tamperAlertFormat: AlertFormat;
  /** Names of alarms and alerts that are not created. */
  readonly disabledAlerts: readonly string[];
  /** How many events set an alarm off, by its name; one where it is not named. */
  readonly alarmThresholds?: Readonly<Record<string, number>> | undefined;
  /** ARNs of principals whose events an alarm does not count, by its name. */
  readonly alarmExcludedArns?: Readonly<Record<string, pulumi.Input<string>[]>> | undefined;
  /** Name of the log group that receives the trail's events. */
  readonly logGroupName?: pulumi.Input<string> | undefined;
  /** ARN of an existing topic; a topic is created when absent. */
  readonly alertTopicArn?: pulumi.Input<string> | undefined;
  /** Subscriptions to a created topic, by name. */
  readonly alertSubscriptions?: Readonly<Record<string, AlertSubscription>> | undefined;
  /** Name of the log bucket. */
  readonly bucketName: pulumi.Input<string>;
  /** ARN of the key that encrypts log files; alerts on the key are left out when absent. */
  readonly kmsKeyArn?: pulumi.Input<string> | undefined;
  /** ARN of the key that encrypts a created topic; its messages are not encrypted when absent. */
  readonly topicKmsKeyArn?: pulumi.Input<string> | undefined;
  readonly tags?: Record<string, pulumi.Input<string>> | undefined;
}

/** Where the alerts of a trail go. */
export interface Alerts {
  /** ARN of the topic. */
  readonly topicArn: pulumi.Output<string>;
}

/**
 * Alarms on what happens in the account, and alerts on changes to the trail itself, all sent to one topic.
 *
 * @param name - prefix of the Pulumi names of all parts; their names in AWS follow from the trail's name
 * @param opts - options of every part, the parent among them
 * @throws Error for alarms without a log group
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export function createAlerts(name: string, args: AlertsArgs, opts: pulumi.CustomResourceOptions): Alerts {
  const { logGroupName, kmsKeyArn, tags } = args;
  if (args.cisAlarms && logGroupName === undefined) throw new Error("cisAlarms needs logGroupName");
  const wanted = <T extends { readonly name: string }>(alerts: readonly T[]): readonly T[] =>
    alerts.filter((alert) => !args.disabledAlerts.includes(alert.name));
  const physicalName = (alert: string): pulumi.Output<string> =>
    pulumi.output(args.trailArn).apply((arn) => alertResourceName(arn.slice(arn.lastIndexOf("/") + 1), alert));

  const topicArn = pulumi.output(
    args.alertTopicArn ??
      createAlertTopic(
        alertTopicNameOf(name),
        {
          place: args.place,
          forAlarms: args.cisAlarms,
          forRules: args.tamperAlerts,
          kmsKeyArn: args.topicKmsKeyArn,
          subscriptions: args.alertSubscriptions,
          tags,
        },
        opts,
      ).arn,
  );
  if (args.cisAlarms && logGroupName !== undefined) {
    for (const alarm of wanted(cisAlarms)) {
      const threshold = args.alarmThresholds?.[alarm.name] ?? 1;
      const filterPattern = filterPatternOf(alarm, args.alarmExcludedArns?.[alarm.name]);
      const common = { physicalName: physicalName(alarm.name), topicArn, tags };
      createMetricAlarm(`${name}-${alarm.name}`, { alarm, filterPattern, threshold, logGroupName, ...common }, opts);
    }
  }
  if (args.tamperAlerts) {
    const scope = pulumi.output({ trailArn: args.trailArn, bucketName: args.bucketName, kmsKeyArn });
    for (const alert of wanted(tamperAlerts)) {
      if (alert.parameter === "keyId" && kmsKeyArn === undefined) continue;
      const common = { physicalName: physicalName(alert.name), topicArn, tags };
      createTamperRule(`${name}-${alert.name}`, { alert, scope, format: args.tamperAlertFormat, ...common }, opts);
    }
  }
  return { topicArn };
}

function filterPatternOf({ filterPattern }: CisAlarm, excluded: pulumi.Input<string>[] = []): pulumi.Input<string> {
  if (excluded.length === 0) return filterPattern;
  return pulumi.output(excluded).apply((arns) => withoutPrincipals(filterPattern, arns));
}
