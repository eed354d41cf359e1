import { type Call, calls } from "../../live/calls";
import { callsFor } from "../../live/callsOfRules";
import { entryOf, type Preset } from "../../rules/configuration/presets";
import type { Rule, Setting, Settings, Verdict } from "../../rules/rule";
import { enumerate } from "../../rules/text";

/** What a rule requires by default, and under each other value of its settings that changes that. */
export function requirements(rule: Rule<never>, onNotKnown: (settings: Settings) => Verdict): readonly string[] {
  const requiredUnder = (settings: Settings): string | undefined => {
    const verdict = onNotKnown(settings);
    return "required" in verdict ? verdict.required : undefined;
  };
  const byDefault = requiredUnder({});
  const choices = Object.entries(rule.settings ?? {}).flatMap(([name, setting]) =>
    setting.type === "string" ? setting.values.map((value) => ({ name, value })) : [],
  );
  return [
    ...(byDefault === undefined ? [] : [byDefault]),
    ...choices.flatMap(({ name, value }) => {
      const required = requiredUnder({ [name]: value });
      return required === undefined || required === byDefault ? [] : [`where \`${name}\` is \`${value}\`: ${required}`];
    }),
  ];
}

/** The level and the settings of a rule under a preset. */
export function levelOf(preset: Preset, rule: Rule<never>): string {
  const { enforcementLevel, ...presettings } = entryOf(preset, rule);
  const more = Object.entries(presettings).map(([name, value]) => `\`${name}\` is \`${value}\``);
  return [enforcementLevel, ...more].join(", ");
}

/** The name of a setting, its values and its default. */
export function settingWords(name: string, setting: Setting): string {
  const value = "default" in setting ? `\`${setting.default}\`` : "none";
  return `\`${name}\`, ${valuesOf(setting)}, by default ${value}`;
}

function valuesOf(setting: Setting): string {
  switch (setting.type) {
    case "string":
      return setting.values.map((value) => `\`${value}\``).join(" or ");
    case "integer":
      return `a whole number from ${setting.minimum} to ${setting.maximum}`;
    case "array":
      return `a list of texts such as \`${setting.example}\``;
    case "objects":
      return `a list of objects with ${enumerate(Object.keys(setting.properties).map((each) => `\`${each}\``))}`;
  }
}

/** What an audit asks AWS for a rule. */
export interface Question {
  /** Absent where none is needed. */
  readonly permission: string | undefined;
  /** What the answer tells, a clause. */
  readonly tells: string;
}

/** What an audit has to ask for a rule; nothing for a rule that no account can answer. */
export function questionsFor({ name, onlyIn }: Rule<never>): readonly Question[] {
  return onlyIn === "program"
    ? []
    : [...callsFor([name])].map((call) => {
        const { tells, permission }: Call = calls[call];
        return { permission, tells };
      });
}

/** What the rules of a kind judge in an account, for a sentence. */
export const judgedInAccounts = {
  account: "the account as a whole, by every trail that shows in it",
  trail: "each trail by itself",
  logBucket: "each bucket that a trail delivers to",
  key: "each KMS key that encrypts the log files of a trail",
} as const;
