import * as cloudwatch from "@pulumi/aws/cloudwatch";
import type * as pulumi from "@pulumi/pulumi";
import { metricNamespace, type CisAlarm } from "./cisAlarms";

/** Arguments of a metric filter with its alarm. */
export interface MetricAlarmArgs {
  readonly alarm: CisAlarm;
  /** Pattern of the filter. */
  readonly filterPattern: pulumi.Input<string>;
  /** How many events within five minutes set it off. */
  readonly threshold: number;
  /** Name of filter, metric and alarm. */
  readonly physicalName: pulumi.Input<string>;
  /** Name of the log group that receives the trail's events. */
  readonly logGroupName: pulumi.Input<string>;
  /** ARN of the topic that is notified. */
  readonly topicArn: pulumi.Input<string>;
  readonly tags?: Record<string, pulumi.Input<string>> | undefined;
}

/**
 * A metric filter, and an alarm that goes off when the filter matched often enough in five minutes.
 *
 * @param name - Pulumi name of both
 * @param opts - options of both, the parent among them
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-alarms-for-cloudtrail.html
 */
export function createMetricAlarm(name: string, args: MetricAlarmArgs, opts: pulumi.CustomResourceOptions): void {
  const { alarm, physicalName } = args;
  const filter = new cloudwatch.LogMetricFilter(
    name,
    {
      name: physicalName,
      logGroupName: args.logGroupName,
      pattern: args.filterPattern,
      metricTransformation: { namespace: metricNamespace, name: physicalName, value: "1" },
    },
    opts,
  );
  new cloudwatch.MetricAlarm(
    name,
    {
      name: physicalName,
      alarmDescription: `${alarm.displayName} (CIS ${alarm.cis}). ${alarm.description}`,
      namespace: filter.metricTransformation.namespace,
      metricName: filter.metricTransformation.name,
      statistic: "Sum",
      period: 300,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: args.threshold,
      treatMissingData: "notBreaching",
      // The default, set so that actions switched off by hand are found and switched on again.
      actionsEnabled: true,
      alarmActions: [args.topicArn],
      ...(args.tags !== undefined && { tags: args.tags }),
    },
    opts,
  );
}
