import * as sns from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../place";
import { alertTopicPolicy } from "./alertTopicPolicy";

/** What an alert topic is told. */
export interface AlertTopicArgs {
  /** Where alarms, rules and topic are. */
  readonly place: Pick<Place, "partition" | "region" | "accountId">;
  /** Whether CloudWatch alarms publish. */
  readonly forAlarms: boolean;
  /** Whether EventBridge rules publish. */
  readonly forRules: boolean;
  /** ARN of the key that encrypts messages; they are not encrypted when absent. */
  readonly kmsKeyArn?: pulumi.Input<string> | undefined;
  readonly tags?: Record<string, pulumi.Input<string>> | undefined;
}

/**
 * A topic for alarms and alerts. Nobody is subscribed to it: whoever shall hear of them subscribes, and confirms.
 *
 * The AWS-managed key of SNS would not do: its policy, which cannot be changed, lets neither CloudWatch nor EventBridge
 * publish.
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
