import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { logGroupRolePolicy, logGroupRoleTrust, type LogGroupRoleScope } from "./logGroupRolePolicies";

/** Arguments of the role for a trail's log group. */
export interface LogGroupRoleArgs {
  /** What its trust policy depends on. */
  readonly trail: pulumi.Output<Omit<LogGroupRoleScope, "logGroupArn">>;
  /** ARN of the log group, without `:*`. */
  readonly logGroupArn: pulumi.Output<string>;
  /** Path of the role; `/` when absent. */
  readonly path?: pulumi.Input<string> | undefined;
  /** ARN of the policy that limits what the role may do; none when absent. */
  readonly permissionsBoundaryArn?: pulumi.Input<string> | undefined;
  readonly tags?: Record<string, pulumi.Input<string>> | undefined;
}

/** A role that may write to a log group once `permission` exists. */
export interface LogGroupRole {
  readonly role: iam.Role;
  readonly permission: iam.RolePolicy;
}

/**
 * The role with which CloudTrail writes to a trail's log group.
 *
 * @param opts - options of every part, the parent among them
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export function createLogGroupRole(
  name: string,
  { trail, logGroupArn, path, permissionsBoundaryArn, tags }: LogGroupRoleArgs,
  opts: pulumi.CustomResourceOptions,
): LogGroupRole {
  const role = new iam.Role(
    name,
    {
      description: "CloudTrail writes events to CloudWatch Logs with it",
      assumeRolePolicy: trail.apply((scope) => JSON.stringify(logGroupRoleTrust(scope))),
      ...(path !== undefined && { path }),
      ...(permissionsBoundaryArn !== undefined && { permissionsBoundary: permissionsBoundaryArn }),
      ...(tags !== undefined && { tags }),
    },
    opts,
  );
  const permission = new iam.RolePolicy(
    name,
    {
      role: role.name,
      policy: pulumi
        .all([trail, logGroupArn])
        .apply(([scope, arn]) => JSON.stringify(logGroupRolePolicy({ ...scope, logGroupArn: arn }))),
    },
    opts,
  );
  return { role, permission };
}
