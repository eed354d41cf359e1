import { askedRules } from "../../audit/judge/askedRules";
import { surveyAccounts, type SurveyOptions } from "../../audit/surveyAccounts";
import { gate } from "../../rules/catalogue";
import type { Configuration } from "../../rules/configuration/readConfiguration";
import { type Plan, planOf } from "./plan";

/** Which accounts to plan for, and how. */
export interface RolloutOptions extends SurveyOptions {
  readonly configuration: Configuration;
  /** Whether trails that meet the gate are to be taken over as well. */
  readonly adopt: boolean;
  /** The version of the package. */
  readonly version: string;
}

/**
 * Asks accounts what an audit by the same configuration asks, so that each can go on with the other's journal, and decides
 * what is to be done about them. It changes nothing.
 *
 * @returns the plan, or what keeps the accounts from being asked, as sentences without their full stop
 */
export async function planRollout(options: RolloutOptions): Promise<Plan | { readonly faults: readonly string[] }> {
  const { configuration, adopt, version } = options;
  const startedAt = new Date();
  const names = askedRules(configuration).map(({ rule }) => rule.name);
  const surveyed = await surveyAccounts(options, [...names, gate]);
  if ("faults" in surveyed) {
    return surveyed;
  }
  const { settings = {}, exceptions = [] } = configuration.rules.get(gate) ?? {};
  const today = startedAt.toISOString().slice(0, 10);
  return planOf(surveyed, { settings, exceptions, adopt, today }, { version, startedAt, notes: configuration.notes });
}
