import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { PartOptions } from "../partOptions";
import { logGroupRolePolicy, logGroupRoleTrust, type LogGroupRoleScope } from "./logGroupRolePolicies";

/** Arguments of a trail's log group. */
export interface LogGroupArgs {
  /** What the role's policies depend on. */
  readonly scope: pulumi.Output<Omit<LogGroupRoleScope, "logGroupArn">>;
  /** Name of the group; made from the component's name when absent. */
  readonly name?: pulumi.Input<string> | undefined;
  /** Name of an existing log group that is taken over. */
  readonly adopt?: string | undefined;
  /** How long events are kept, in days; 0 is forever. */
  readonly retentionDays: number;
  /** ARN of the key that encrypts the events; CloudWatch Logs uses its own key when absent. */
  readonly kmsKeyArn?: pulumi.Input<string> | undefined;
  readonly tags?: Record<string, pulumi.Input<string>> | undefined;
}

/** A log group that CloudTrail can write to once `permission` exists. */
export interface TrailLogGroup {
  readonly group: cloudwatch.LogGroup;
  readonly role: iam.Role;
  readonly permission: iam.RolePolicy;
}

/**
 * A log group for a trail's events, and the role with which CloudTrail writes to it.
 *
 * @param opts - options of the parts: the group is a copy of evidence, the role can be created again
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
 */
export function createLogGroup(name: string, args: LogGroupArgs, opts: PartOptions): TrailLogGroup {
  const tags = args.tags !== undefined && { tags: args.tags };
  const physicalName = args.adopt ?? args.name;
  const group = new cloudwatch.LogGroup(
    name,
    {
      ...(physicalName !== undefined && { name: physicalName }),
      retentionInDays: args.retentionDays,
      ...(args.kmsKeyArn !== undefined && { kmsKeyId: args.kmsKeyArn }),
      ...tags,
    },
    {
      ...opts.left,
      // The provider would delete first, as it does with every resource that has a fixed name: events would have nowhere to go.
      deleteBeforeReplace: false,
      ...(args.adopt !== undefined && { import: args.adopt }),
    },
  );
  const role = new iam.Role(
    name,
    {
      description: "CloudTrail writes events to CloudWatch Logs with it",
      assumeRolePolicy: args.scope.apply((scope) => JSON.stringify(logGroupRoleTrust(scope))),
      ...tags,
    },
    opts.part,
  );
  const permission = new iam.RolePolicy(
    name,
    {
      role: role.name,
      policy: pulumi
        .all([args.scope, group.arn])
        .apply(([scope, logGroupArn]) => JSON.stringify(logGroupRolePolicy({ ...scope, logGroupArn }))),
    },
    opts.part,
  );
  return { group, role, permission };
}
