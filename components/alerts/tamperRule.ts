import * as cloudwatch from "@pulumi/aws/cloudwatch";
import type * as pulumi from "@pulumi/pulumi";
import type { AlertFormat } from "./alertFormat";
import type { TamperAlert } from "./tamperAlerts";
import { tamperMessage } from "./tamperMessage";
import { tamperPattern, type TamperScope } from "./tamperPattern";

/** Arguments of the EventBridge rule of a tamper alert. */
export interface TamperRuleArgs {
  readonly alert: TamperAlert;
  /** What its message is written for. */
  readonly format: AlertFormat;
  /** Name of the rule. */
  readonly physicalName: pulumi.Input<string>;
  /** What the alert is about. */
  readonly scope: pulumi.Output<TamperScope>;
  /** ARN of the topic that is notified. */
  readonly topicArn: pulumi.Input<string>;
  readonly tags?: Record<string, pulumi.Input<string>> | undefined;
}

/**
 * An EventBridge rule that sends a readable message to a topic.
 *
 * @param name - Pulumi name of rule and target
 * @param opts - options of both, the parent among them
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html
 */
export function createTamperRule(name: string, args: TamperRuleArgs, opts: pulumi.CustomResourceOptions): void {
  const { alert } = args;
  const { inputPaths, inputTemplate } = tamperMessage(alert, args.format);
  const rule = new cloudwatch.EventRule(
    name,
    {
      name: args.physicalName,
      description: `${alert.displayName}. ${alert.description}`,
      eventPattern: args.scope.apply((scope) => JSON.stringify(tamperPattern(alert, scope))),
      // The default, set so that a rule disabled by hand is found and enabled again.
      state: "ENABLED",
      ...(args.tags !== undefined && { tags: args.tags }),
    },
    opts,
  );
  new cloudwatch.EventTarget(
    name,
    {
      rule: rule.name,
      targetId: "alert-topic",
      arn: args.topicArn,
      inputTransformer: { inputPaths, inputTemplate },
    },
    opts,
  );
}
