import { rules } from "../../rules/catalogue";
import type { Exception } from "../../rules/configuration/exceptions";
import type { Configuration } from "../../rules/configuration/readConfiguration";
import type { Rule, Settings } from "../../rules/rule";

/** A rule that an audit asks, and under what. */
export interface AskedRule {
  readonly rule: Rule<never>;
  readonly settings: Settings;
  readonly exceptions: readonly Exception[];
}

/**
 * The rules to ask, in the order of reports: those named, whatever their level, or else all that are not disabled. Those
 * that no account can answer are among them, so that a report says why.
 */
export function askedRules(configuration: Configuration, names?: readonly string[]): readonly AskedRule[] {
  return rules.flatMap((rule) => {
    const { level, settings, exceptions } = configuration.rules.get(rule.name) ?? unconfigured;
    const isAsked = names === undefined ? level !== "disabled" : names.includes(rule.name);
    return isAsked ? [{ rule, settings, exceptions }] : [];
  });
}

/** What applies to rules that no account can answer. */
const unconfigured = { level: "advisory", settings: {}, exceptions: [] } as const;
