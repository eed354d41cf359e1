import { known } from "../../rules/facts/fact";
import { readPolicy } from "../../rules/iam/readPolicy";
import type { ResourcePolicy } from "../../rules/iam/policyStatement";
import type { Property } from "../../rules/facts/property";

/**
 * The policy in a property, as text or as an object. Some providers give empty text for an absent one.
 *
 * @param remedy - how to make the policy known to a preview, an imperative clause
 * @param missing - the element that policies of its kind do not have
 */
export function policyOf(property: Property, remedy: string, missing?: "Principal" | "Resource"): ResourcePolicy {
  const document = property.asDocument();
  if (!document.known) {
    return { ...document, remedy };
  }
  const isAbsent = document.value === undefined || document.value === null || document.value === "";
  return known(isAbsent ? "absent" : readPolicy(document.value, missing));
}

/** The policy that a resource is there to set. It must be given: one that a preview does not know is not absent. */
export function policySetBy(part: Property, remedy: string, missing?: "Principal" | "Resource"): ResourcePolicy {
  const policy = part.get("policy");
  return policyOf(policy.isAbsent ? part.get("policyDocument") : policy, remedy, missing);
}
