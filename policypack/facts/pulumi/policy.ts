import { known } from "../fact";
import { readPolicy } from "../policyDocument";
import type { ResourcePolicy } from "../policyStatement";
import type { Property } from "../property";

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
