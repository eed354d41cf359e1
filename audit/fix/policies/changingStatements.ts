import type { Fact } from "../../../rules/facts/fact";
import type { PolicyStatement } from "../../../rules/iam/policyStatement";
import { readPolicy } from "../../../rules/iam/readPolicy";
import { nameStatements } from "../../../rules/requirements/examination";
import type { Source, Statement } from "./editedPolicy";
import type { OtherEdits } from "./letIn";

/**
 * Edits that change the statements of a policy which are at fault; `undefined` where it is known that none is.
 *
 * @param text - the policy
 * @param changed - what becomes of a statement at fault; by default it is removed
 */
export function changingStatements(
  text: Fact<string | undefined>,
  isAtFault: (statement: PolicyStatement) => boolean,
  changed: (statement: Statement) => readonly Source[] = () => [],
): OtherEdits | undefined {
  const policy = text.known && text.value !== undefined ? readPolicy(text.value) : { statements: [] };
  const faulty = "statements" in policy ? policy.statements.filter(isAtFault) : [];
  const isFine = text.known && "statements" in policy && faulty.length === 0;
  return isFine
    ? undefined
    : {
        edits: [
          (statements) =>
            statements.flatMap((statement) => (isAtFault(statement.read) ? changed(statement) : [statement.source])),
        ],
        caution: `Whoever relies on ${nameStatements(faulty)} can lose access.`,
      };
}
