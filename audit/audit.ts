import type { Configuration } from "../rules/configuration/readConfiguration";
import type { AuditReport } from "./auditReport";
import { askedRules } from "./judge/askedRules";
import { type Judging, reportOn } from "./reportOn";
import { surveyAccounts, type SurveyOptions } from "./surveyAccounts";

/** What to audit, and how. */
export interface AuditOptions extends SurveyOptions, Pick<Judging, "version"> {
  readonly configuration: Configuration;
  /** The only rules to ask, whatever their level. Defaults to all that the configuration does not disable. */
  readonly rules?: readonly string[] | undefined;
}

/**
 * Audits live accounts.
 *
 * @returns the report, or what keeps the accounts from being asked, as sentences without their full stop
 */
export async function audit(options: AuditOptions): Promise<AuditReport | { readonly faults: readonly string[] }> {
  const { configuration, version } = options;
  const startedAt = new Date();
  const rules = askedRules(configuration, options.rules);
  const surveyed = await surveyAccounts(
    options,
    rules.map(({ rule }) => rule.name),
  );
  if ("faults" in surveyed) {
    return surveyed;
  }
  const { organization, findingNotes } = surveyed;
  const report = reportOn(surveyed, { rules, notes: configuration.notes, version, startedAt });
  return {
    ...report,
    ...(organization !== undefined && { organization }),
    notes: [...findingNotes, ...report.notes],
  };
}
