import type { AuditReport } from "./auditReport";
import { isAtLeast, type Severity } from "./severities";

/**
 * What a report means to the program that started the audit: 1 where a rule of at least this severity is violated, also
 * where other accounts did not answer; else 3 where one of these rules has no answer, an account did not answer, or the
 * audit was stopped; else 0. The command line adds 2 for wrong usage and 130 for Ctrl-C.
 *
 * @param failOn - the least severity that counts
 */
export function exitCodeOf({ results, coverage, isComplete }: AuditReport, failOn: Severity): 0 | 1 | 3 {
  let isOpen = coverage.notAnswered.length > 0 || !isComplete;
  for (const { severity, answer } of results) {
    if (isAtLeast(severity, failOn)) {
      if (answer === "violation") {
        return 1;
      }
      isOpen ||= answer === "unknown";
    }
  }
  return isOpen ? 3 : 0;
}
