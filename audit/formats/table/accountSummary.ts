import { addTo } from "../../../rules/lists";
import type { AuditAnswer, AuditReport, AuditResult } from "../../auditReport";
import { severities } from "../../severities";

/** What was found out about one account. */
export interface AccountSummary {
  readonly accountId: string;
  readonly isAnswered: boolean;
  readonly counts: Readonly<Record<AuditAnswer, number>>;
  /** What a person should look at, the worst first. */
  readonly findings: readonly AuditResult[];
  readonly excepted: readonly AuditResult[];
}

const worstFirst = severities.toReversed();

/** The accounts of a report, the worst first; equally bad ones stay in the order in which they were asked. */
export function summarize({ results, coverage }: AuditReport): readonly AccountSummary[] {
  const silent = new Set(coverage.notAnswered.map(({ accountId }) => accountId));
  const byAccount = new Map<string, AuditResult[]>();
  for (const result of results) {
    addTo(byAccount, result.accountId, result);
  }
  const summaries = [...byAccount].map(([accountId, own]) => summaryOf(accountId, own, !silent.has(accountId)));
  return summaries.toSorted((one, other) => compareRanks(rankOf(one), rankOf(other)));
}

function summaryOf(accountId: string, results: readonly AuditResult[], isAnswered: boolean): AccountSummary {
  const those = (answer: AuditAnswer): readonly AuditResult[] => results.filter((result) => result.answer === answer);
  const bySeverity = (found: readonly AuditResult[]): readonly AuditResult[] =>
    found.toSorted((one, other) => severities.indexOf(other.severity) - severities.indexOf(one.severity));
  return {
    accountId,
    isAnswered,
    counts: {
      violation: those("violation").length,
      unknown: those("unknown").length,
      excepted: those("excepted").length,
      notApplicable: those("notApplicable").length,
      compliant: those("compliant").length,
    },
    findings: [...bySeverity(those("violation")), ...bySeverity(those("unknown"))],
    excepted: those("excepted"),
  };
}

/** Numbers to compare one after the other: violations from critical to low, then what is unknown. Less is worse. */
function rankOf({ findings, counts }: AccountSummary): readonly number[] {
  const violations = findings.filter(({ answer }) => answer === "violation");
  return [
    ...worstFirst.map((severity) => -violations.filter((each) => each.severity === severity).length),
    -counts.unknown,
  ];
}

function compareRanks(one: readonly number[], other: readonly number[]): number {
  return one.map((number, index) => number - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
