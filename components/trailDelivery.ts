import * as pulumi from "@pulumi/pulumi";
import { createSnsTopic } from "./delivery/snsTopic";
import type { MultiRegionTrailArgs } from "./multiRegionTrailArgs";
import { outputOf } from "./outputOf";
import type { PartOptions } from "./partOptions";
import type { Place } from "./place";
import type { TrailEncryption } from "./trailEncryption";
import { trailLogGroup, type TrailLogGroup } from "./trailLogGroup";
import type { TrailPlan } from "./trailPlan";

/** Where a trail delivers events besides its bucket. */
export interface TrailDelivery {
  /** The log group that receives events; absent without one. */
  readonly logGroup?: TrailLogGroup;
  /** ARN of the topic that is notified of log files, created or given; absent without one. */
  readonly snsTopicArn?: pulumi.Output<string>;
  /** Everything that must be in place before the trail is created. */
  readonly permissions: readonly pulumi.Resource[];
}

/**
 * The log group and the topic that a trail's arguments ask for.
 *
 * @param name - the component's name
 */
export function trailDelivery(
  name: string,
  args: MultiRegionTrailArgs,
  plan: TrailPlan,
  encryption: TrailEncryption,
  place: Place,
  opts: PartOptions,
): TrailDelivery {
  const { trailArn, formerTrailArn } = plan;
  const logGroup = trailLogGroup(name, args, plan, encryption, place, opts);
  const sns =
    args.createSnsTopic === true
      ? createSnsTopic(
          name,
          {
            trail: pulumi.output({ trailArn, formerTrailArn }),
            kmsKeyArn: encryption.topicKeyArn,
            tags: args.tags,
          },
          opts.part,
        )
      : undefined;
  const snsTopicArn = sns?.topic.arn ?? outputOf(args.snsTopicArn);
  return {
    ...(logGroup !== undefined && { logGroup }),
    ...(snsTopicArn !== undefined && { snsTopicArn }),
    permissions: [...(logGroup?.permissions ?? []), ...(sns === undefined ? [] : [sns.policy])],
  };
}
