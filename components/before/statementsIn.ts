import type { PolicyStatement } from "../../rules/iam/policyStatement";
import { readPolicy } from "../../rules/iam/readPolicy";

/**
 * The statements of a policy; none of one that cannot be read.
 *
 * @param text - the policy as JSON
 * @param missing - the element that policies of its kind do not have
 */
export function statementsIn(text: string, missing: "Principal" | "Resource"): readonly PolicyStatement[] {
  const policy = readPolicy(text, missing);
  return "statements" in policy ? policy.statements : [];
}
