import type { RoleAnswers, TrailAnswers } from "../../../live/accountSight";
import type { PolicyStatement } from "../../../rules/iam/policyStatement";
import { readPolicy } from "../../../rules/iam/readPolicy";
import { logGroupRequests, trustRequests } from "../../../rules/requirements/deliveryRequests";
import { refusalsOf } from "../../../rules/requirements/refusals";
import { quote } from "../../../rules/text";
import { nameInArn, regionOfArn } from "../../../rules/arns";
import { awsCommand } from "../../../rules/awsCommand";
import { inTurn, nothing, obstacle, type Plan, run } from "../plan";
import { letIn } from "../policies/letIn";
import { roleTrust } from "../policies/presentPolicies";
import { asFarAsKnown, organizationUnknown } from "../policies/trailNames";
import { writingPolicy, writingPolicyName } from "../trail/writeToLogGroup";
import { deliveringTrailFromAws } from "../../../live/facts/deliveringTrail";

/** Lets CloudTrail assume a role for a trail, and the role write to the trail's log group. */
export function letWrite(role: RoleAnswers, answers: TrailAnswers): Plan {
  const region = regionOfArn(answers.trail.TrailARN ?? "");
  return inTurn(
    letIn(roleTrust(role, region), [deliveringTrailFromAws(answers)], trustRequests, {}),
    letWriteAsRole(role, answers),
  );
}

function letWriteAsRole({ arn, policies }: RoleAnswers, answers: TrailAnswers): Plan {
  const role = `role ${quote(nameInArn(arn))}`;
  if (!policies.known) {
    return obstacle(`The policies of ${role} are not known (${policies.why}): ${policies.remedy}, and audit again.`);
  }
  const trail = asFarAsKnown(deliveringTrailFromAws(answers));
  const logGroupArn = (answers.trail.CloudWatchLogsLogGroupArn ?? "").replace(/:\*$/, "");
  const statements = policies.value.flatMap((text): readonly PolicyStatement[] => {
    const policy = readPolicy(text, "Principal");
    return "statements" in policy ? policy.statements : [];
  });
  const { refused } = refusalsOf(trail, statements, (identity) =>
    logGroupRequests(identity, logGroupArn, trail.isOrganizationTrail),
  );
  if (refused.some(({ answer }) => answer.answer === "denied")) {
    return obstacle(`A policy of ${role} denies it to write to the log group: take that out of the policy.`);
  }
  if (refused.length === 0) {
    return nothing;
  }
  return inTurn(
    run(
      awsCommand("iam put-role-policy", regionOfArn(answers.trail.TrailARN ?? ""), {
        "role-name": nameInArn(arn),
        "policy-name": writingPolicyName(answers),
        "policy-document": writingPolicy(answers, logGroupArn),
      }),
    ),
    organizationUnknown(deliveringTrailFromAws(answers)),
  );
}
