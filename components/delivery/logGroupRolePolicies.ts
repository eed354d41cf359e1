import { cloudTrailPrincipal, oneOrMore, policyDocument, type PolicyDocument } from "../policyDocument";
import { ownerOf } from "../../rules/cloudtrail/trailOwner";
import { trailAndFormer, type SucceedingTrail } from "../trailArn";

/** What the policies of the role for a log group depend on. */
export interface LogGroupRoleScope extends SucceedingTrail {
  /** ARN of the log group, without `:*`. */
  readonly logGroupArn: string;
  /**
   * ARN of the log group that the trail writes to with this role since the last deployment, where it is another one: the
   * trail does so until it is changed, and goes on if it cannot be. Absent otherwise.
   */
  readonly formerLogGroupArn?: string | undefined;
  /** Home region of the trail. */
  readonly region: string;
  /** Id of the organization, for an organization trail; absent for any other. */
  readonly organizationId?: string | undefined;
}

/**
 * Who may assume the role: CloudTrail, for this trail.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cross-service-confused-deputy-prevention.html
 */
export function logGroupRoleTrust(trail: SucceedingTrail): PolicyDocument {
  return policyDocument({
    Sid: "CloudTrailMayAssumeRole",
    Effect: "Allow",
    Principal: cloudTrailPrincipal,
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "aws:SourceArn": oneOrMore(trailAndFormer(trail)) } },
  });
}

/**
 * What the role may do: create log streams of this trail in its log group, and in the one before it, and write to them.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export function logGroupRolePolicy(scope: LogGroupRoleScope): PolicyDocument {
  const { logGroupArn, formerLogGroupArn = logGroupArn, region, organizationId } = scope;
  const owners = new Set(trailAndFormer(scope).map(ownerOf));
  const streams = [
    ...[...owners].map((owner) => `${owner}_CloudTrail_${region}*`),
    ...(organizationId === undefined ? [] : [`${organizationId}_*`]),
  ];
  return policyDocument({
    Sid: "WriteEvents",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: oneOrMore(
      [...new Set([logGroupArn, formerLogGroupArn])].flatMap((group) =>
        streams.map((stream) => `${group}:log-stream:${stream}`),
      ),
    ),
  });
}
