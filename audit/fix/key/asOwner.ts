import type { AccountSight, KeyAnswers } from "../../../live/accountSight";
import { quote } from "../../../rules/text";
import { accountOfArn } from "../../../rules/arns";
import { type Plan, withCaution } from "../plan";

/** A plan for a key, which says whose credentials it takes where the key belongs to another account. */
export function asOwnerOf({ arn }: KeyAnswers, { accountId }: AccountSight, plan: Plan): Plan {
  const owner = accountOfArn(arn);
  return owner === accountId
    ? plan
    : withCaution(plan, `Run it with credentials of account ${quote(owner)}, which the key belongs to.`);
}
