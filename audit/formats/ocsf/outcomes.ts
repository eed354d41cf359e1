import type { AuditAnswer } from "../../auditReport";
import type { Severity } from "../../severities";

/** A number of OCSF and its caption. */
type Captioned = readonly [id: number, caption: string];

/** What an answer means in OCSF. */
export interface Outcome {
  /** Of the check. */
  readonly compliance: Captioned;
  /** Of the finding. */
  readonly status: Captioned;
  /** Whether nothing is to be done any more. */
  readonly isClosed: boolean;
}

/**
 * What answers mean in OCSF. Gone is what an earlier report speaks of and this one does not.
 *
 * @see https://schema.ocsf.io/1.6.0/objects/compliance
 * @see https://schema.ocsf.io/1.6.0/classes/compliance_finding
 */
export const outcomes: Readonly<Record<AuditAnswer | "gone", Outcome>> = {
  compliant: { compliance: [1, "Pass"], status: [4, "Resolved"], isClosed: true },
  violation: { compliance: [3, "Fail"], status: [1, "New"], isClosed: false },
  // OCSF's words for it: the check did not yield a result due to missing information.
  unknown: { compliance: [2, "Warning"], status: [1, "New"], isClosed: false },
  excepted: { compliance: [99, "Excepted"], status: [3, "Suppressed"], isClosed: false },
  notApplicable: { compliance: [99, "Not applicable"], status: [4, "Resolved"], isClosed: true },
  gone: { compliance: [99, "Gone"], status: [5, "Archived"], isClosed: true },
};

/** How severities are numbered in OCSF. */
export const severityIds: Readonly<Record<Severity, Captioned>> = {
  low: [2, "Low"],
  medium: [3, "Medium"],
  high: [4, "High"],
  critical: [5, "Critical"],
};

/** The severity of what needs no action. */
export const informational: Captioned = [1, "Informational"];

/** What became of a finding of this id. */
export const activities = {
  create: [1, "Create"],
  update: [2, "Update"],
  close: [3, "Close"],
} as const satisfies Readonly<Record<string, Captioned>>;
