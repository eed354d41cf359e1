import { few } from "../../rules/text";
import type { AuditReport } from "../auditReport";
import { fewAccounts } from "../fewAccounts";
import type { Comparison } from "./comparison";
import type { EarlierReport } from "./earlierReport";

/** What users should know of a comparison besides the changes, sentences. */
export function changeNotes(
  earlier: EarlierReport,
  { version, coverage }: AuditReport,
  { rules, accounts, outOfSight }: Comparison,
): readonly string[] {
  const { answers, silent } = earlier;
  const silentNow = new Set(coverage.notAnswered.map(({ accountId }) => accountId));
  const oddRules = [...without(rules, answers.rules), ...without(answers.rules, rules)];
  const of = (found: Iterable<string>, sentence: (accounts: string) => string): readonly string[] => {
    const ids = [...new Set(found)];
    return ids.length === 0 ? [] : [sentence(fewAccounts(ids))];
  };
  const notes = [
    ...(earlier.isComplete ? [] : ["that audit was stopped before its end"]),
    ...(earlier.version === version
      ? []
      : [`release ${earlier.version} made that report, and its rules may ask something else than those of ${version}`]),
    ...(oddRules.length === 0 ? [] : [`${few(oddRules)}: not compared, since only one of the two audits asked`]),
    ...of(without(accounts, answers.accounts), (ids) => `what is wrong in ${ids} counts as new: not asked then`),
    ...of(
      without(silent, silentNow).filter((id) => accounts.has(id)),
      (ids) => `what is wrong in ${ids} counts as new: no answer then`,
    ),
    ...of(without(answers.accounts, accounts), (ids) => `what was known of ${ids} counts as gone: not asked now`),
    ...of(
      without(silentNow, silent).filter((id) => answers.accounts.has(id)),
      (ids) => `what has changed in ${ids} is not known: no answer now`,
    ),
    ...of(
      outOfSight.map(({ accountId }) => accountId),
      (ids) =>
        `violations in ${ids} may still be there: ${outOfSight.length === 1 ? "one is" : `${outOfSight.length} are`} not known any more`,
    ),
  ];
  return notes.map((note) => `Since ${earlier.startedAt}: ${note}.`);
}

function without(ids: ReadonlySet<string>, others: ReadonlySet<string>): readonly string[] {
  return [...ids].filter((id) => !others.has(id));
}
