import type { AuditReport } from "../auditReport";

/** How many of the accounts answered, and whether the audit went to its end, in sentences. */
export function coverageSentence({ coverage, isComplete }: Pick<AuditReport, "coverage" | "isComplete">): string {
  const { asked, answered } = coverage;
  const accounts = asked === 1 ? "1 account" : `${asked} accounts`;
  return `${answered} of ${accounts} answered.${isComplete ? "" : " This report is incomplete: the audit was stopped."}`;
}
