import { gate, rules } from "../catalogue";
import type { Rule, Settings } from "../rule";
import { few, quote } from "../text";
import { configurableOf } from "./configurable";
import { configurationFaults, everyPolicy } from "./configurationFaults";
import { coverageSettings } from "./coverage";
import { type Exception, exceptionsOf } from "./exceptions";
import { shown } from "./faultWords";
import { entryOf, type Level, type Preset, type PresetEntry } from "./presets";

/** A configuration of rules as an audit reads it. */
export interface Configuration {
  /** What applies to each rule that an account can answer, by its name, in the order of reports. */
  readonly rules: ReadonlyMap<string, RuleConfiguration>;
  /** What the configuration says that means nothing to an audit, in sentences. */
  readonly notes: readonly string[];
}

/** What applies to a rule. */
export interface RuleConfiguration {
  readonly level: Level;
  /** What the preset and the user chose. What is absent counts as its default. */
  readonly settings: Settings;
  readonly exceptions: readonly Exception[];
}

/** What is wrong with a configuration, as sentences without their full stop, in a stable order. */
export interface FaultyConfiguration {
  readonly faults: readonly string[];
}

/** Pulumi's levels. It remedies before it deploys: elsewhere, and where there is no remedy, `remediate` means `mandatory`. */
const levels: Readonly<Record<string, Level>> = {
  advisory: "advisory",
  mandatory: "mandatory",
  remediate: "mandatory",
  disabled: "disabled",
};

/** The key that is none of a rule: Pulumi opens the environments that it lists before it reads the rest. */
const environments = "environments";

/** What a user says about one rule. */
interface Entry {
  /** As it is written; `undefined` where it is not. */
  readonly level: unknown;
  readonly settings: Settings;
}

/** What a user says, by the name of a rule. */
type Entries = ReadonlyMap<string, Entry>;

/**
 * Reads the configuration file of the policy pack as Pulumi does, for an audit: a rule's own level outranks that of `all`,
 * which outranks the preset's.
 *
 * @param source - its text, or what JSON makes of it; nothing where the text is empty
 * @param preset - what applies to rules and settings that it leaves out
 * @see https://www.pulumi.com/docs/insights/policy/policy-packs/authoring/#policy-configuration
 */
export function readConfiguration(source: unknown, preset: Preset): Configuration | FaultyConfiguration {
  const parsed = typeof source === "string" ? parse(source) : source;
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    return { faults: [parsed === undefined ? "it is not JSON" : "it is not an object with an entry for each rule"] };
  }
  const { [environments]: opened, ...written } = parsed as Readonly<Record<string, unknown>>;
  const entries = new Map(Object.entries(written).map(([name, value]) => [name, entryFrom(value)]));
  const settings = Object.fromEntries([...entries].map(([name, entry]) => [name, entry.settings]));
  const faults = [
    ...[...entries].flatMap(([name, entry]) => levelFaults(name, entry)),
    ...configurationFaults(settings, rules.map(configurableOf)),
  ];
  return faults.length > 0
    ? { faults }
    : {
        rules: new Map(
          rules.filter(isForAccounts).map((rule) => [rule.name, configured(entryOf(preset, rule), rule.name, entries)]),
        ),
        notes: [...notesOn(entries), ...(opened === undefined ? [] : [noEnvironments])],
      };
}

/** @returns `undefined` where the text is not JSON. What is wrong with it is not said, as that would show parts of it. */
function parse(text: string): unknown {
  try {
    return text.trim() === "" ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function entryFrom(value: unknown): Entry {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { level: value, settings: {} };
  }
  const { enforcementLevel: level, ...settings } = value as Settings;
  return { level, settings };
}

function levelFaults(name: string, { level }: Entry): readonly string[] {
  return level === undefined || levelOf(level) !== undefined
    ? []
    : [`${quote(name)} has the level ${shown(level)}. Set it to ${Object.keys(levels).map(quote).join(" or ")}`];
}

function levelOf(level: unknown): Level | undefined {
  return typeof level === "string" && Object.hasOwn(levels, level) ? levels[level] : undefined;
}

/** What applies to a rule, from what a preset says of it upwards. */
function configured(preset: PresetEntry, name: string, entries: Entries): RuleConfiguration {
  const { enforcementLevel, ...presettings } = preset;
  const entry = entries.get(name);
  const chosen: Settings = { ...presettings, ...entry?.settings };
  return {
    level: levelOf(entry?.level) ?? levelOf(entries.get(everyPolicy)?.level) ?? enforcementLevel,
    settings: chosen,
    exceptions: exceptionsOf(chosen),
  };
}

function isForAccounts({ onlyIn }: Pick<Rule<never>, "onlyIn">): boolean {
  return onlyIn !== "program";
}

const noEnvironments = `${environments} means nothing to an audit: Pulumi alone opens them.`;

/** What of the entries means nothing to an audit, a sentence for each kind. */
function notesOn(entries: Entries): readonly string[] {
  const namesWith = (isMeant: (entry: Entry, name: string) => boolean): readonly string[] =>
    [...entries].filter(([name, entry]) => isMeant(entry, name)).map(([name]) => name);
  const note = (names: readonly string[], sentence: (names: string) => string): readonly string[] =>
    names.length === 0 ? [] : [sentence(few(names))];
  const ofGate = Object.keys(coverageSettings).filter((name) => Object.hasOwn(entries.get(gate)?.settings ?? {}, name));
  const onlyInPrograms = rules.filter((rule) => !isForAccounts(rule)).map(({ name }) => name);
  return [
    ...note(
      ofGate,
      (names) => `Of ${gate}, ${names} mean nothing to an audit: AWS shows it every trail of an account.`,
    ),
    ...note(
      namesWith(({ settings }) => Object.hasOwn(settings, "unknown")),
      (names) => `The setting unknown of ${names} means nothing to an audit: it reports apart what is not known.`,
    ),
    ...note(
      namesWith(({ level }, name) => onlyInPrograms.includes(name) && level !== "disabled"),
      (names) => `An audit does not judge ${names}: only a program shows what is needed.`,
    ),
    ...note(
      namesWith(({ level }) => level === "remediate"),
      (names) => `The level remediate of ${names} is mandatory to an audit, which changes nothing.`,
    ),
  ];
}
