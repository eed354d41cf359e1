import type { Unknown } from "../rules/facts/fact";
import { capitalized } from "../rules/text";
import type { AuditReport, NotAnswered } from "./auditReport";
import type { AskedRule } from "./judge/askedRules";
import { judge } from "./judge/judge";
import type { Survey } from "./run/survey";

/** By what a report judges. */
export interface Judging {
  readonly rules: readonly AskedRule[];
  /** What users should know before anything is asked, sentences. */
  readonly notes: readonly string[];
  /** The version of the package. */
  readonly version: string;
  readonly startedAt: Date;
}

/** Judges what accounts answered. An account that did not answer has the answer unknown to every rule. */
export function reportOn(
  { accounts, things, isComplete, notes: surveyNotes }: Survey,
  { rules, notes, version, startedAt }: Judging,
): AuditReport {
  const today = startedAt.toISOString().slice(0, 10);
  const { results, unseen, asked, notes: exceptionNotes } = judge(accounts, rules, today, things);
  const notAnswered = unseen.map(({ accountId, why }) => notAnsweredBy(accountId, why));
  return {
    schemaVersion: 1,
    version,
    startedAt: startedAt.toISOString(),
    isComplete,
    coverage: { asked, answered: asked - notAnswered.length, notAnswered },
    results,
    notes: [...notes, ...surveyNotes, ...exceptionNotes],
  };
}

function notAnsweredBy(accountId: string, { why, remedy }: Unknown): NotAnswered {
  return { accountId, why, remedy: `${capitalized(remedy)}.` };
}
