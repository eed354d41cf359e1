import type { AuditAnswer, AuditReport, ChangedAnswer } from "../auditReport";
import { changeNotes } from "./changeNotes";
import type { Comparison } from "./comparison";
import type { About, EarlierAnswer, EarlierReport } from "./earlierReport";

/**
 * The same report with what has changed since an earlier one, and with notes of what the two cannot tell together.
 *
 * An account that did not answer says nothing: what is wrong in one that has begun to answer is new, and what was known of one
 * that has fallen silent does not change. Where a rule is unknown for an account as a whole, because its trails could not be
 * listed, it is unknown for each thing there. A rule that only one of the reports asked is not compared.
 *
 * @param earlier - its answers are used up
 */
export function withChangesSince(earlier: EarlierReport, report: AuditReport): AuditReport {
  const comparison = compare(earlier, report);
  const { worse, better, new: added, gone } = comparison;
  return {
    ...report,
    changes: { since: earlier.startedAt, worse, better, new: added, gone },
    notes: [...report.notes, ...changeNotes(earlier, report, comparison)],
  };
}

function compare(earlier: EarlierReport, { results, coverage }: AuditReport): Comparison {
  const silentNow = new Set(coverage.notAnswered.map(({ accountId }) => accountId));
  const comparison: Comparison = {
    worse: [],
    better: [],
    new: [],
    gone: [],
    outOfSight: [],
    rules: new Set(),
    accounts: new Set(silentNow),
  };
  /** What is unknown for an account as a whole, where the earlier report does not say so. */
  const unseen = new Map<string, ChangedAnswer>();
  for (const { accountId, rule, severity, resource, answer: now } of results) {
    comparison.rules.add(rule);
    comparison.accounts.add(accountId);
    if (silentNow.has(accountId) || !earlier.answers.rules.has(rule)) continue;
    const about = { accountId, rule, severity, ...(resource !== undefined && { resource }) };
    const before = answerBefore(earlier, about);
    if (before !== undefined) {
      listFor(before, now, comparison)?.push({ ...about, before, now });
    } else if (resource === undefined && now === "unknown") {
      unseen.set(`${accountId} ${rule}`, { ...about, now });
    } else if (!passes(now)) {
      comparison.new.push({ ...about, now });
    }
  }
  const isComparable = ({ accountId, rule }: About): boolean =>
    !silentNow.has(accountId) && !earlier.silent.has(accountId) && comparison.rules.has(rule);
  const seenBefore = addLost(earlier.answers, isComparable, unseen, comparison);
  comparison.new.push(...[...unseen].flatMap(([key, change]) => (seenBefore.has(key) ? [] : [change])));
  return comparison;
}

/**
 * Adds what the earlier report speaks of and this one does not.
 *
 * @returns the keys of what is unseen now, and was seen
 */
function addLost(
  left: Iterable<About & EarlierAnswer>,
  isComparable: (about: About) => boolean,
  unseen: ReadonlyMap<string, ChangedAnswer>,
  comparison: Comparison,
): ReadonlySet<string> {
  const seenBefore = new Set<string>();
  for (const { answer: before, ...about } of left) {
    if (!isComparable(about)) continue;
    const key = `${about.accountId} ${about.rule}`;
    if (about.resource !== undefined && unseen.has(key)) {
      seenBefore.add(key);
      listFor(before, "unknown", comparison)?.push({ ...about, before, now: "unknown" });
    } else if (before !== "notApplicable" && !(isUnseen(before, about) && comparison.accounts.has(about.accountId))) {
      comparison.gone.push({ ...about, before });
    }
  }
  return seenBefore;
}

/** What the earlier report says about the same; nothing where the account did not answer. */
function answerBefore({ answers, silent }: EarlierReport, about: About): AuditAnswer | undefined {
  const isSilent = silent.has(about.accountId);
  if (about.resource === undefined) {
    return isSilent ? undefined : answers.take(about)?.answer;
  }
  const { accountId, rule } = about;
  const ofAccount = isSilent ? undefined : answers.get({ accountId, rule })?.answer;
  return answers.take(about)?.answer ?? (ofAccount === "unknown" ? ofAccount : undefined);
}

/** Whether a rule could not be answered because it was not seen what there is in the account. */
function isUnseen(answer: AuditAnswer, { resource }: About): boolean {
  return answer === "unknown" && resource === undefined;
}

/** Where a change belongs; nowhere where there is none. */
function listFor(before: AuditAnswer, now: AuditAnswer, comparison: Comparison): ChangedAnswer[] | undefined {
  if (passes(now)) {
    return passes(before) ? undefined : comparison.better;
  }
  if (before === now) {
    return undefined;
  }
  return before === "violation" ? comparison.outOfSight : comparison.worse;
}

function passes(answer: AuditAnswer): boolean {
  return answer !== "violation" && answer !== "unknown";
}
