import type { AuditAnswer } from "./auditReport";

/** All answers, the one that matters most first. */
export const answers = [
  "violation",
  "unknown",
  "excepted",
  "notApplicable",
  "compliant",
] as const satisfies readonly AuditAnswer[];
