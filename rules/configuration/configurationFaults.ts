import type { Setting, Settings } from "../rule";
import { quote } from "../text";

/** What can be configured of one rule. */
export interface Configurable {
  /** The rule's name. */
  readonly name: string;
  readonly settings: Readonly<Record<string, Setting>>;
  /** What is wrong with settings that are each allowed, sentences. Absent where none depends on another. */
  readonly faultsTogether?: (settings: Settings) => readonly string[];
}

/** A name that Pulumi takes for all policies of a pack; it sets their level. */
const everyPolicy = "all";

/**
 * What is wrong with a configuration of the policy pack, sentences without their full stop, in a stable order. Pulumi
 * itself checks types and finite sets, and takes names that nobody knows.
 *
 * @param config settings by the name of a policy
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
        ? [
            `${quote(name)} is no policy of this pack${suggestion(name, [...configurables.map((each) => each.name), everyPolicy])}`,
          ]
        : settingFaults(configurable, settings).map((fault) => `${name}: ${fault}`);
    });
}

/** What is wrong with the settings of one rule, sentences without their full stop. */
export function settingFaults(
  { settings: allowed, faultsTogether = () => [] }: Configurable,
  settings: Settings,
): readonly string[] {
  const faults = Object.keys(settings)
    .sort()
    .flatMap((name) => {
      const setting = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
      return setting === undefined
        ? [`${quote(name)} is no setting of this policy${suggestion(name, Object.keys(allowed))}`]
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
  }
}

function shown(value: unknown): string {
  return typeof value === "string" ? quote(value) : quote(JSON.stringify(value));
}

/** A fault as the item of a list, a whole sentence. */
export function listed(fault: string): string {
  return `- ${fault.endsWith("?") ? fault : `${fault}.`}`;
}

/** The name that was probably meant, or all there are. */
function suggestion(name: string, names: readonly string[]): string {
  const [nearest] = names
    .map((candidate) => ({ candidate, distance: distance(name.slice(0, 100), candidate) }))
    .filter(({ candidate, distance }) => distance <= candidate.length / 2)
    .sort((a, b) => a.distance - b.distance);
  return nearest === undefined ? `. Allowed: ${names.join(", ")}` : `. Did you mean "${nearest.candidate}"?`;
}

/**
 * How many characters have to be put in, taken out or changed to make one text of another.
 *
 * @see https://en.wikipedia.org/wiki/Levenshtein_distance
 */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const change = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
