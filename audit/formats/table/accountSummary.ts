import type { AuditAnswer, AuditReport, AuditResult } from "../../auditReport";
import { severities } from "../../severities";
import { Tally } from "../tally";

/** How an account stands. */
export interface AccountCounts {
  readonly accountId: string;
  readonly isAnswered: boolean;
  readonly counts: Readonly<Record<AuditAnswer, number>>;
  /** Numbers to compare one after the other: violations from critical to low, then what is unknown. Less is worse. */
  readonly rank: readonly number[];
}

/** What was found out about one account. */
export interface AccountSummary extends AccountCounts {
  /** What a person should look at, the worst first. */
  readonly findings: readonly AuditResult[];
  readonly excepted: readonly AuditResult[];
}

/** The accounts of a report, the worst first; equally bad ones stay in the order in which they were asked. */
export interface Summary {
  readonly accounts: readonly AccountCounts[];
  /** The worst of those that have something to look at. */
  readonly detailed: readonly AccountSummary[];
  /** How many have something to look at. */
  readonly withDetails: number;
  /** How they stand by rule. */
  readonly tally: Tally;
}

const worstFirst = severities.toReversed();

/**
 * Goes through the results once.
 *
 * @param mostDetailed - of how many accounts a person is shown what was found
 */
export function summarize({ results, coverage }: AuditReport, mostDetailed: number): Summary {
  const silent = new Set(coverage.notAnswered.map(({ accountId }) => accountId));
  const accounts: AccountCounts[] = [];
  const tally = new Tally();
  let detailed: AccountSummary[] = [];
  let withDetails = 0;
  for (const own of byAccount(results)) {
    const { findings, excepted, ...counts } = summaryOf(own, silent);
    tally.add(counts.accountId, own, counts.isAnswered);
    accounts.push(counts);
    // An account that did not answer has the same to say about every rule.
    if (counts.isAnswered && findings.length + excepted.length > 0) {
      withDetails++;
      detailed.push({ ...counts, findings, excepted });
      if (detailed.length > 2 * mostDetailed) detailed = detailed.toSorted(worse).slice(0, mostDetailed);
    }
  }
  return {
    accounts: accounts.toSorted(worse),
    detailed: detailed.toSorted(worse).slice(0, mostDetailed),
    withDetails,
    tally,
  };
}

/** The results of one account after the other, as reports have them. */
function* byAccount(results: Iterable<AuditResult>): Iterable<readonly [AuditResult, ...AuditResult[]]> {
  let own: [AuditResult, ...AuditResult[]] | undefined;
  for (const result of results) {
    if (own?.[0].accountId === result.accountId) {
      own.push(result);
    } else {
      if (own !== undefined) yield own;
      own = [result];
    }
  }
  if (own !== undefined) yield own;
}

function summaryOf(results: readonly [AuditResult, ...AuditResult[]], silent: ReadonlySet<string>): AccountSummary {
  const [{ accountId }] = results;
  const those = (answer: AuditAnswer): readonly AuditResult[] => results.filter((result) => result.answer === answer);
  const bySeverity = (found: readonly AuditResult[]): readonly AuditResult[] =>
    found.toSorted((one, other) => severities.indexOf(other.severity) - severities.indexOf(one.severity));
  const [violations, unknown, excepted] = [those("violation"), those("unknown"), those("excepted")];
  return {
    accountId,
    isAnswered: !silent.has(accountId),
    counts: {
      violation: violations.length,
      unknown: unknown.length,
      excepted: excepted.length,
      notApplicable: those("notApplicable").length,
      compliant: those("compliant").length,
    },
    rank: [
      ...worstFirst.map((severity) => -violations.filter((each) => each.severity === severity).length),
      -unknown.length,
    ],
    findings: [...bySeverity(violations), ...bySeverity(unknown)],
    excepted,
  };
}

function worse({ rank: one }: AccountCounts, { rank: other }: AccountCounts): number {
  return one.map((number, index) => number - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
