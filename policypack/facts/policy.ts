import { known } from "../../rules/facts/fact";
import { readPolicy } from "../../rules/iam/readPolicy";
import type { ResourcePolicy } from "../../rules/iam/policyStatement";
import type { Property } from "../../rules/facts/property";

/**
 * A policy as text or as an object. Providers also spell absence as empty text.
 *
 * @param remedy how to make known to a preview what is not, an imperative clause
 */
export function policyOf(property: Property, remedy: string): ResourcePolicy {
  const document = property.asDocument();
  if (!document.known) {
    return { ...document, remedy };
  }
  const isAbsent = document.value === undefined || document.value === null || document.value === "";
  return known(isAbsent ? "absent" : readPolicy(document.value));
}
