import { accountRules, gate } from "../catalogue";
import type { Rule, Setting } from "../rule";
import type { Configurable } from "./configurationFaults";
import { coverageFaults, coverageSettings } from "./coverage";
import { exceptionsSetting } from "./exceptionFaults";

/** What a rule does when something is not known. */
const unknownSetting: Setting = {
  type: "string",
  description:
    "What happens when an answer depends on something that is not known. `block`: the same as for a violation. `warn`: " +
    "Pulumi prints a note and the stack passes.",
  values: ["block", "warn"],
  default: "block",
};

/** What exceptions from the gate do, a predicate. */
export const countInAuditsOnly = "count in an audit only, not in a preview";

const namesOfAccountRules: ReadonlySet<string> = new Set(accountRules.map(({ name }) => name));

/** What users can set about a rule: its own settings, those of the gate for previews, and those of every rule. */
export function settingsOf({
  name,
  settings,
}: Pick<Rule<never>, "name" | "settings">): Readonly<Record<string, Setting>> {
  const exceptions = exceptionsSetting(namesOfAccountRules.has(name) ? "account" : "resource");
  return {
    ...settings,
    ...(name === gate && coverageSettings),
    unknown: unknownSetting,
    exceptions:
      name === gate
        ? { ...exceptions, description: `${exceptions.description} They ${countInAuditsOnly}.` }
        : exceptions,
  };
}

/** What users can configure about a rule, and what is wrong with a choice. */
export function configurableOf(rule: Pick<Rule<never>, "name" | "settings">): Configurable {
  const { name } = rule;
  return { name, settings: settingsOf(rule), ...(name === gate && { faultsTogether: coverageFaults }) };
}
