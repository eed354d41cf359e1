import * as pulumi from "@pulumi/pulumi";
import { defaults } from "./arguments/defaults";
import { createLogGroup } from "./delivery/logGroup";
import type { LogGroupRoleScope } from "./delivery/logGroupRolePolicies";
import { createSnsTopic } from "./delivery/snsTopic";
import type { MultiRegionTrailArgs } from "./multiRegionTrailArgs";
import { outputOf } from "./outputOf";
import type { PartOptions } from "./partOptions";
import type { Place } from "./place";
import type { TrailEncryption } from "./trailEncryption";
import type { TrailPlan } from "./trailPlan";

/** Where a trail delivers events besides its bucket. */
export interface TrailDelivery {
  /** The log group that receives events, with the role that CloudTrail uses to write; absent without one. */
  readonly logGroup?: {
    readonly name: pulumi.Output<string>;
    readonly arn: pulumi.Output<string>;
    readonly roleArn: pulumi.Output<string>;
  };
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
  { trailArn, formerTrailArn, logGroupArnBefore, organizationId }: TrailPlan,
  { logGroupKeyArn, topicKeyArn }: TrailEncryption,
  { region }: Place,
  opts: PartOptions,
): TrailDelivery {
  const { tags } = args;
  const logs =
    args.createLogGroup === true
      ? createLogGroup(
          name,
          {
            scope: pulumi
              .output({ trailArn, formerTrailArn, formerLogGroupArn: logGroupArnBefore, region, organizationId })
              .apply((known): Omit<LogGroupRoleScope, "logGroupArn"> => known),
            name: outputOf(args.logGroupName),
            adopt: args.adoptLogGroupName,
            retentionDays: args.logGroupRetentionDays ?? defaults.logGroupRetentionDays,
            kmsKeyArn: logGroupKeyArn,
            tags,
          },
          opts,
        )
      : undefined;
  const sns =
    args.createSnsTopic === true
      ? createSnsTopic(
          name,
          { trail: pulumi.output({ trailArn, formerTrailArn }), kmsKeyArn: topicKeyArn, tags },
          opts.part,
        )
      : undefined;
  const snsTopicArn = sns?.topic.arn ?? outputOf(args.snsTopicArn);
  return {
    ...(logs !== undefined && {
      logGroup: { name: logs.group.name, arn: logs.group.arn, roleArn: logs.role.arn },
    }),
    ...(snsTopicArn !== undefined && { snsTopicArn }),
    permissions: [...(logs === undefined ? [] : [logs.permission]), ...(sns === undefined ? [] : [sns.policy])],
  };
}
