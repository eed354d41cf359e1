import type { AuditReport, AuditResult } from "../../../../audit/auditReport";
import { report } from "../reports";

/** A name that is anything but a name to whoever takes it for markup. */
export const hostile = `</script><script>alert(1)</script><img src=x onerror="alert(1)"><!--'&amp;`;

/** What was found, with this name wherever AWS or a file can say something. */
export const hostileFinding: AuditResult = {
  accountId: hostile,
  rule: hostile,
  severity: "high",
  answer: "violation",
  resource: { kind: "bucket", name: hostile, arn: hostile, region: hostile },
  why: hostile,
  required: hostile,
  missingPermissions: [hostile],
  exception: { reason: hostile, approvedBy: hostile, until: hostile },
  fix: { commands: [{ command: hostile, caution: hostile }], whyNoCommand: hostile, program: hostile },
};

const account = { accountId: hostile, name: hostile, organizationalUnits: [hostile] };

/** A report of nothing else. */
export const hostileReport: AuditReport = {
  ...report,
  coverage: { asked: 1, answered: 0, notAnswered: [{ accountId: hostile, why: hostile, remedy: hostile }] },
  organization: {
    id: hostile,
    managementAccountId: hostile,
    accounts: [account],
    leftOut: [{ ...account, why: hostile }],
  },
  changes: { since: hostile, worse: [hostileFinding], better: [], new: [], gone: [] },
  results: [hostileFinding],
  notes: [hostile],
};
