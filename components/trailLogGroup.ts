import * as pulumi from "@pulumi/pulumi";
import { logGroupNameOf, withoutStreams } from "./arguments/aws/logGroupArnCheck";
import { defaults } from "./arguments/defaults";
import { createLogGroup } from "./delivery/logGroup";
import { createLogGroupRole } from "./delivery/logGroupRole";
import type { LogGroupRoleScope } from "./delivery/logGroupRolePolicies";
import type { MultiRegionTrailArgs } from "./multiRegionTrailArgs";
import { outputOf } from "./outputOf";
import type { PartOptions } from "./partOptions";
import type { Place } from "./place";
import type { TrailEncryption } from "./trailEncryption";
import type { TrailPlan } from "./trailPlan";

/** A log group, created or given. */
interface LogGroup {
  readonly name: pulumi.Output<string>;
  /** Its ARN, without `:*`. */
  readonly arn: pulumi.Output<string>;
}

/** The log group that receives a trail's events, with the role that CloudTrail uses to write. */
export interface TrailLogGroup extends LogGroup {
  readonly roleArn: pulumi.Output<string>;
  /** What must be in place before CloudTrail can write. */
  readonly permissions: readonly pulumi.Resource[];
}

/**
 * The log group and the role that a trail's arguments ask for, each created or one that exists; `undefined` for none.
 *
 * @param name - the component's name
 */
export function trailLogGroup(
  name: string,
  args: MultiRegionTrailArgs,
  plan: TrailPlan,
  { logGroupKeyArn }: TrailEncryption,
  { region }: Place,
  opts: PartOptions,
): TrailLogGroup | undefined {
  const group = createdGroup(name, args, logGroupKeyArn, opts) ?? existingGroup(args);
  if (group === undefined) return undefined;
  const existingRoleArn = outputOf(args.logGroupRoleArn);
  if (existingRoleArn !== undefined) return { ...group, roleArn: existingRoleArn, permissions: [] };
  const { trailArn, formerTrailArn, logGroupArnBefore: formerLogGroupArn, organizationId } = plan;
  const trail = pulumi
    .output({ trailArn, formerTrailArn, formerLogGroupArn, region, organizationId })
    .apply((known): Omit<LogGroupRoleScope, "logGroupArn"> => known);
  const { role, permission } = createLogGroupRole(
    name,
    {
      trail,
      logGroupArn: group.arn,
      path: outputOf(args.rolePath),
      permissionsBoundaryArn: outputOf(args.permissionsBoundaryArn),
      tags: args.tags,
    },
    opts.part,
  );
  return { ...group, roleArn: role.arn, permissions: [permission] };
}

function createdGroup(
  name: string,
  args: MultiRegionTrailArgs,
  kmsKeyArn: pulumi.Output<string> | undefined,
  opts: PartOptions,
): LogGroup | undefined {
  if (args.createLogGroup !== true) return undefined;
  return createLogGroup(
    name,
    {
      name: outputOf(args.logGroupName),
      adopt: args.adoptLogGroupName,
      retentionDays: args.logGroupRetentionDays ?? defaults.logGroupRetentionDays,
      kmsKeyArn,
      tags: args.tags,
    },
    opts,
  );
}

function existingGroup({ logGroupArn }: MultiRegionTrailArgs): LogGroup | undefined {
  const arn = outputOf(logGroupArn)?.apply(withoutStreams);
  return arn && { arn, name: arn.apply((known) => logGroupNameOf(known) ?? known) };
}
