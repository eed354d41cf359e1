import type { Setting, Settings } from "../rule";
import { quote } from "../text";
import { shown, suggestion } from "./faultWords";

/** What users can configure about one rule. */
export interface Configurable {
  /** The rule's name. */
  readonly name: string;
  readonly settings: Readonly<Record<string, Setting>>;
  /** What is wrong with settings that are each allowed, but not together. Absent where none depends on another. */
  readonly faultsTogether?: (settings: Settings) => readonly string[];
}

/** The name by which a configuration sets the level of every rule. */
export const everyPolicy = "all";

/**
 * What is wrong with a configuration, as sentences without their full stop, in a stable order.
 *
 * @param config settings by the name of a rule
 */
export function configurationFaults(
  config: Readonly<Record<string, Settings>>,
  configurables: readonly Configurable[],
): readonly string[] {
  return Object.keys(config)
    .sort()
    .flatMap((name) => {
      const settings = config[name] ?? {};
      if (name === everyPolicy) {
        return Object.keys(settings).map((setting) => `${quote(everyPolicy)} takes a level, not ${quote(setting)}`);
      }
      const configurable = configurables.find((candidate) => candidate.name === name);
      return configurable === undefined
        ? [`${quote(name)} is not a rule${suggestion(name, [...configurables.map((each) => each.name), everyPolicy])}`]
        : settingFaults(configurable, settings).map((fault) => `${name}: ${fault}`);
    });
}

/** What is wrong with the settings of one rule, as sentences without their full stop. */
export function settingFaults(
  { settings: allowed, faultsTogether = () => [] }: Configurable,
  settings: Settings,
): readonly string[] {
  const faults = Object.keys(settings)
    .sort()
    .flatMap((name) => {
      const setting = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
      return setting === undefined
        ? [`${quote(name)} is not a setting of this rule${suggestion(name, Object.keys(allowed))}`]
        : valueFaults(name, setting, settings[name]);
    });
  return [...faults, ...faultsTogether(settings)];
}

function valueFaults(name: string, setting: Setting, value: unknown): readonly string[] {
  if (value === undefined) {
    return [];
  }
  switch (setting.type) {
    case "string":
      return typeof value === "string" && setting.values.includes(value)
        ? []
        : [`${name} is ${shown(value)}. Set it to ${setting.values.map((each) => `"${each}"`).join(" or ")}`];
    case "integer":
      return Number.isInteger(value) && Number(value) >= setting.minimum && Number(value) <= setting.maximum
        ? []
        : [`${name} is ${shown(value)}. Set it to a whole number from ${setting.minimum} to ${setting.maximum}`];
    case "array": {
      const items: readonly unknown[] = Array.isArray(value) ? value : [value];
      const pattern = new RegExp(`^(?:${setting.pattern})$`);
      return items
        .filter((item) => typeof item !== "string" || !pattern.test(item))
        .map((item) => `${name} holds ${shown(item)}. Write each like "${setting.example}"`);
    }
    case "objects":
      return Array.isArray(value)
        ? value.flatMap((item: unknown, index) => setting.faultsOf(item, `${name}[${index}]`))
        : [`${name} is ${shown(value)}. Set it to a list of objects`];
  }
}

/** A fault as the item of a list, a whole sentence. */
export function listed(fault: string): string {
  return `- ${fault.endsWith("?") ? fault : `${fault}.`}`;
}
