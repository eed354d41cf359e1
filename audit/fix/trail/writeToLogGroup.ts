import type { TrailAnswers } from "../../../live/accountSight";
import { logGroupRequests, trustRequests } from "../../../rules/requirements/deliveryRequests";
import { accountOfArn, partitionOfArn, regionOfArn } from "../../../rules/arns";
import { awsCommand } from "../../../rules/awsCommand";
import { deliveringTrailFromAws } from "../../../live/facts/deliveringTrail";
import { fitted } from "../fitted";
import { inTurn, type Plan, run } from "../plan";
import { newPolicy } from "../policies/newPolicy";
import { organizationUnknown } from "../policies/trailNames";
import { onTrail } from "./onTrail";

/**
 * Lets a trail write to a log group of its own, with a role of its own.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
 */
export function writeToLogGroup(answers: TrailAnswers): Plan {
  const { Name = "", TrailARN = "" } = answers.trail;
  const trail = deliveringTrailFromAws(answers);
  const [partition, region, account] = [partitionOfArn(TrailARN), regionOfArn(TrailARN), accountOfArn(TrailARN)];
  const group = `/aws/cloudtrail/${Name}`;
  const groupArn = `arn:${partition}:logs:${region}:${account}:log-group:${group}`;
  const role = fitted(`cloudtrail-${region}-${Name}`, 64);
  return inTurn(
    run(
      awsCommand("logs create-log-group", region, { "log-group-name": group }),
      "AWS charges by the amount of logs, and keeps them until the log group has a retention policy.",
    ),
    run(
      awsCommand("iam create-role", region, {
        "role-name": role,
        "assume-role-policy-document": newPolicy(trail, trustRequests, { missing: "Resource" }),
      }),
    ),
    run(
      awsCommand("iam put-role-policy", region, {
        "role-name": role,
        "policy-name": writingPolicyName(answers),
        "policy-document": writingPolicy(answers, groupArn),
      }),
    ),
    onTrail(
      "update-trail",
      answers,
      {
        "cloud-watch-logs-log-group-arn": `${groupArn}:*`,
        "cloud-watch-logs-role-arn": `arn:${partition}:iam::${account}:role/${role}`,
      },
      "IAM takes some seconds to make a new role known: where CloudTrail refuses it, run this once more.",
    ),
    organizationUnknown(trail),
  );
}

/** The name of the inline policy with which a role writes to the log group of this trail, and of no other. */
export function writingPolicyName({ trail }: TrailAnswers): string {
  return fitted(`cloudtrail-${trail.HomeRegion ?? ""}-${trail.Name ?? ""}`, 128);
}

/**
 * That inline policy.
 *
 * @param logGroupArn - ARN of the log group, without `:*`
 */
export function writingPolicy(answers: TrailAnswers, logGroupArn: string): string {
  return newPolicy(
    deliveringTrailFromAws(answers),
    (identity, { isOrganizationTrail }) => logGroupRequests(identity, logGroupArn, isOrganizationTrail),
    { names: { "LOG-GROUP-ARN": logGroupArn }, missing: "Principal" },
  );
}
