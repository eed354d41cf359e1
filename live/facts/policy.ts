import { type Fact, known, mapFact } from "../../rules/facts/fact";
import type { PolicyStatement, ResourcePolicy } from "../../rules/iam/policyStatement";
import { readPolicy } from "../../rules/iam/readPolicy";

/**
 * The policy of a resource, from its text; `undefined` where it has none.
 *
 * @param missing - the element that policies of its kind do not have
 */
export function policyFromAws(text: Fact<string | undefined>, missing?: "Principal" | "Resource"): ResourcePolicy {
  return mapFact(text, (document) =>
    document === undefined || document === "" ? "absent" : readPolicy(document, missing),
  );
}

/** What several policies of a role allow together. */
export function permissionsFromAws(texts: Fact<readonly string[]>): ResourcePolicy {
  if (!texts.known) {
    return texts;
  }
  const statements: PolicyStatement[] = [];
  for (const text of texts.value) {
    const policy = readPolicy(text, "Principal");
    if ("malformed" in policy) {
      return known(policy);
    }
    statements.push(...policy.statements);
  }
  return known({ statements: statements.map((statement, index) => ({ ...statement, number: index + 1 })) });
}
