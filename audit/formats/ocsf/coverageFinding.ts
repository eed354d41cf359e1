import type { AuditedOrganization, AuditReport, Changes } from "../../auditReport";
import { coverageSentence } from "../coverageSentence";
import { envelope, type State } from "./envelope";
import { activities, informational, outcomes, severityIds } from "./outcomes";

const control = "audit-coverage";

/**
 * The Compliance Finding of the audit itself: it passes where every account answered. Without it nobody could tell accounts
 * that comply from accounts of which nothing was heard.
 */
export function coverageFinding(report: AuditReport): object {
  const { coverage, isComplete, organization, changes, notes, startedAt } = report;
  const isWhole = isComplete && coverage.answered === coverage.asked;
  const outcome = isWhole ? outcomes.compliant : outcomes.unknown;
  const state: State = {
    ...outcome,
    activity: isWhole ? activities.close : activities.create,
    severity: isWhole ? informational : severityIds.high,
  };
  const sentence = coverageSentence(report);
  const [statusId, status] = outcome.compliance;
  return {
    ...envelope(report, state, control),
    message: sentence,
    finding_info: {
      uid: organization === undefined ? control : `${control}/${organization.id}`,
      title: "Every account answered the audit",
      desc: "What is not known of accounts that did not answer stands in findings of their own, one a rule.",
      analytic: { uid: control, type: "Rule", type_id: 1 },
      modified_time: Date.parse(startedAt),
      modified_time_dt: startedAt,
    },
    compliance: { control, status_id: statusId, status, status_details: [sentence] },
    cloud: { provider: "AWS", ...(organization !== undefined && { org: { uid: organization.id } }) },
    unmapped: {
      accounts_asked: coverage.asked,
      accounts_answered: coverage.answered,
      is_complete: isComplete,
      ...(organization !== undefined && { left_out: leftOut(organization) }),
      ...(changes !== undefined && { changes: counted(changes) }),
      notes,
    },
  };
}

/** How many accounts were not asked, by why. */
function leftOut({ leftOut: accounts }: AuditedOrganization): readonly object[] {
  const counts = new Map<string, number>();
  for (const { why } of accounts) counts.set(why, (counts.get(why) ?? 0) + 1);
  return [...counts].map(([why, count]) => ({ why, count }));
}

function counted({ since, worse, better, new: added, gone }: Changes): object {
  return { since, worse: worse.length, better: better.length, new: added.length, gone: gone.length };
}
