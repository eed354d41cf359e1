import * as sns from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";
import type { SucceedingTrail } from "../trailArn";
import { snsTopicPolicy } from "./snsTopicPolicy";

/** Arguments of a trail's topic. */
export interface SnsTopicArgs {
  /** The trail, and the one before it. */
  readonly trail: pulumi.Output<SucceedingTrail>;
  /** ARN of the key that encrypts messages; they are not encrypted when absent. */
  readonly kmsKeyArn?: pulumi.Input<string> | undefined;
  readonly tags?: Record<string, pulumi.Input<string>> | undefined;
}

/** A topic that CloudTrail can publish to once `policy` exists. */
export interface TrailTopic {
  readonly topic: sns.Topic;
  readonly policy: sns.TopicPolicy;
}

/**
 * A topic that is notified of every log file of a trail.
 *
 * The AWS-managed key of SNS cannot be used: its policy does not let CloudTrail publish, and it cannot be changed.
 *
 * @param opts - options of every part, the parent among them
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/configure-sns-notifications-for-cloudtrail.html
 */
export function createSnsTopic(name: string, args: SnsTopicArgs, opts: pulumi.CustomResourceOptions): TrailTopic {
  const topic = new sns.Topic(
    name,
    {
      ...(args.kmsKeyArn !== undefined && { kmsMasterKeyId: args.kmsKeyArn }),
      ...(args.tags !== undefined && { tags: args.tags }),
    },
    opts,
  );
  const policy = new sns.TopicPolicy(
    name,
    {
      arn: topic.arn,
      policy: pulumi
        .all([topic.arn, args.trail])
        .apply(([topicArn, trail]) => JSON.stringify(snsTopicPolicy(topicArn, trail))),
    },
    opts,
  );
  return { topic, policy };
}
