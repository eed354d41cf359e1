import { gate } from "../../rules/catalogue";
import type { Configurable } from "../../rules/configuration/configurationFaults";
import { coverageFaults, coverageSettings } from "../elsewhere/coverage";
import type { Rule, Setting } from "../../rules/rule";

/** What a rule does when something is not known. */
const unknownSetting: Setting = {
  type: "string",
  description:
    "What happens when an answer depends on something that is not known. `block`: the same as for a violation. `warn`: " +
    "Pulumi prints a note and the stack passes.",
  values: ["block", "warn"],
  default: "block",
};

/** What the users of a policy can set: the rule's own settings, and those that this pack adds to the gate and to all. */
export function settingsOf({
  name,
  settings,
}: Pick<Rule<never>, "name" | "settings">): Readonly<Record<string, Setting>> {
  return { ...settings, ...(name === gate && coverageSettings), unknown: unknownSetting };
}

/** What the users of a policy can configure, and what is wrong with a choice. */
export function configurableOf(rule: Pick<Rule<never>, "name" | "settings">): Configurable {
  const { name } = rule;
  return { name, settings: settingsOf(rule), ...(name === gate && { faultsTogether: coverageFaults }) };
}
