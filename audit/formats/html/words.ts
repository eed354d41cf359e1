import type { AuditAnswer } from "../../auditReport";

/** How an answer is shown: never by its colour alone. */
export interface AnswerWords {
  /** One character that stands for it in the matrix. */
  readonly sign: string;
  readonly word: string;
}

/** How answers are shown. */
export const answerWords: Readonly<Record<AuditAnswer, AnswerWords>> = {
  violation: { sign: "✕", word: "violation" },
  unknown: { sign: "?", word: "unknown" },
  excepted: { sign: "◇", word: "excepted" },
  notApplicable: { sign: "–", word: "not applicable" },
  compliant: { sign: "✓", word: "compliant" },
};

/** A number of things: `1 account`, `5,000 accounts`. */
export function counted(count: number, thing: string): string {
  return `${grouped(count)} ${thing}${count === 1 ? "" : "s"}`;
}

/** A number as people read it: `5,000`. */
export function grouped(count: number): string {
  return count.toLocaleString("en-US");
}
