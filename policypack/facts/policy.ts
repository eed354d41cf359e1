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
