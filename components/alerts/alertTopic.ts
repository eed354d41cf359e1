import * as sns from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../place";
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
  readonly tags?: Record<string, pulumi.Input<string>> | undefined;
}

/**
 * A topic for alarms and alerts. It has no subscriptions: whoever wants the alerts subscribes and confirms.
 *
 * The AWS-managed key of SNS cannot be used: its policy lets neither CloudWatch nor EventBridge publish, and it cannot be
 * changed.
 *
 * @param name - Pulumi name of topic and policy
 * @param opts - options of both, the parent among them
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
  return topic;
}
