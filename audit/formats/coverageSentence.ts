import type { AuditReport } from "../auditReport";

/** How many of the accounts answered, how many more there are, and whether the audit went to its end, in sentences. */
export function coverageSentence({
  coverage,
  organization,
  isComplete,
}: Pick<AuditReport, "coverage" | "organization" | "isComplete">): string {
  const { asked, answered } = coverage;
  const accounts = asked === 1 ? "1 account" : `${asked} accounts`;
  const whose = organization === undefined ? "" : ` of organization ${organization.id}`;
  const left = organization?.leftOut.length ?? 0;
  const more = left === 0 ? "" : ` ${left} more ${left === 1 ? "was" : "were"} not asked.`;
  const end = isComplete ? "" : " This report is incomplete: the audit was stopped.";
  return `${answered} of ${accounts}${whose} answered.${more}${end}`;
}
