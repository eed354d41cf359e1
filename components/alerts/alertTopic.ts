import * as sns from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../place";
import { endpointOf, type AlertSubscription } from "./alertSubscription";
import { alertTopicPolicy } from "./alertTopicPolicy";

/** Arguments of an alert topic. */
export interface AlertTopicArgs {
  /** Where alarms, rules and topic are. */
  readonly place: Pick<Place, "partition" | "region" | "accountId">;
  /** Whether CloudWatch alarms publish to it. */
  readonly forAlarms: boolean;
  /** Whether EventBridge rules publish to it. */
  readonly forRules: boolean;
  /** ARN of the key that encrypts messages; they are not encrypted when absent. */
  readonly kmsKeyArn?: pulumi.Input<string> | undefined;
  /** Who is told, by the last part of the name of the subscription. */
  readonly subscriptions?: Readonly<Record<string, AlertSubscription>> | undefined;
  readonly tags?: Record<string, pulumi.Input<string>> | undefined;
}

/**
 * A topic for alarms and alerts, and who is subscribed to it.
 *
 * The AWS-managed key of SNS cannot be used: its policy lets neither CloudWatch nor EventBridge publish, and it cannot be
 * changed.
 *
 * @param name - Pulumi name of topic and policy, and prefix of those of subscriptions
 * @param opts - options of all, the parent among them
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export function createAlertTopic(name: string, args: AlertTopicArgs, opts: pulumi.CustomResourceOptions): sns.Topic {
  const { partition, region, accountId } = args.place;
  const topic = new sns.Topic(
    name,
    {
      ...(args.kmsKeyArn !== undefined && { kmsMasterKeyId: args.kmsKeyArn }),
      ...(args.tags !== undefined && { tags: args.tags }),
    },
    opts,
  );
  new sns.TopicPolicy(
    name,
    {
      arn: topic.arn,
      policy: pulumi
        .output({ topicArn: topic.arn, partition, region, accountId })
        .apply((known) =>
          JSON.stringify(alertTopicPolicy({ ...known, forAlarms: args.forAlarms, forRules: args.forRules })),
        ),
    },
    opts,
  );
  for (const [subscriber, subscription] of Object.entries(args.subscriptions ?? {})) {
    const { protocol } = subscription;
    new sns.TopicSubscription(
      `${name}-${subscriber}`,
      { topic: topic.arn, protocol, endpoint: endpointOf(subscription) },
      opts,
    );
  }
  return topic;
}
