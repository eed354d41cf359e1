import type { Command } from "commander";
import { quote, suggestion } from "../../audit/text";
import { ruleNameFaults } from "./ruleNameFaults";

/** What an option was given, each time that it stands there; `true` where no value stands behind it. */
export type Given = readonly (string | true)[];

/** The whole numbers that an option takes. */
export interface Range {
  readonly minimum: number;
  readonly maximum: number;
  readonly byDefault: number;
}

/** A value, and what is wrong with it, as sentences without their full stop. Where anything is, the value means nothing. */
export interface Checked<T> {
  readonly faults: readonly string[];
  readonly value: T;
}

/** An option as the help shows it. */
export type DescribedOption = readonly [flags: string, description: string];

/** Gives a command options, each of which may stand there any number of times, with a value or without. */
export function withOptions(command: Command, described: readonly DescribedOption[]): Command {
  for (const [flags, words] of described) {
    command.addOption(command.createOption(flags, words).argParser<Given>(collect));
  }
  return command;
}

/** Where the value was missing before, the library has `true` instead of a list. */
function collect(value: string, before: Given | true | undefined): Given {
  return [...(before === true ? [true as const] : (before ?? [])), value];
}

/** What stands behind the options of a command. Where a value is missing, the library has only that it is. */
export function givenTo(command: Command): Readonly<Record<string, Given>> {
  const entries = Object.entries(command.opts<Readonly<Record<string, Given | true>>>());
  return Object.fromEntries(entries.map(([name, value]) => [name, value === true ? [true] : value]));
}

/** Takes what is wrong with a value, and hands on the value. */
export type Check = <T>(checked: Checked<T>) => T;

/** What is wrong with values, in the order in which they are checked. */
export function collecting(): { readonly faults: readonly string[]; readonly check: Check } {
  const faults: string[] = [];
  return {
    faults,
    check: ({ faults: wrong, value }) => {
      faults.push(...wrong);
      return value;
    },
  };
}

/** An option that may stand there any number of times. */
export function texts(option: string, given: Given = []): Checked<readonly string[]> {
  const value = given.filter((each) => each !== true && each !== "") as readonly string[];
  return { faults: value.length === given.length ? [] : [`${option} needs a value`], value };
}

/** An option that may stand there once. */
export function text(
  option: string,
  given?: Given,
  faultOf: (value: string) => string | undefined = () => undefined,
): Checked<string | undefined> {
  const { faults, value } = texts(option, given);
  const [first, ...more] = value;
  const wrong = first === undefined ? undefined : faultOf(first);
  return {
    faults: [
      ...faults,
      ...(more.length > 0 ? [`${option} stands there ${value.length} times. Name one`] : []),
      ...(wrong === undefined ? [] : [`${option}: ${wrong}`]),
    ],
    value: first,
  };
}

/** An option that takes any number of values, each of which is checked. */
export function checkedTexts(
  option: string,
  given: Given | undefined,
  faultOf: (value: string) => string | undefined,
): Checked<readonly string[]> {
  const { faults, value } = texts(option, given);
  const wrong = value.flatMap((each) => faultOf(each) ?? []);
  return { faults: [...faults, ...wrong.map((fault) => `${option}: ${fault}`)], value: [...new Set(value)] };
}

/** The same where values may also stand there once with commas between them. */
export function listed(
  option: string,
  given: Given | undefined,
  faultOf: (value: string) => string | undefined,
): Checked<readonly string[]> {
  const words = given?.flatMap((each): Given => (each === true ? [true] : each.split(",").map((word) => word.trim())));
  return checkedTexts(option, words, faultOf);
}

/** An option that takes one of a few texts. */
export function oneOf<T extends string>(
  option: string,
  given: Given | undefined,
  allowed: readonly T[],
  byDefault: T,
): Checked<T> {
  const { faults, value } = text(option, given, (written) =>
    allowed.includes(written as T) ? undefined : `${quote(written)} is not allowed${suggestion(written, allowed)}`,
  );
  return { faults, value: allowed.find((each) => each === value) ?? byDefault };
}

/** An option that takes names of rules with commas between them, any number of times. */
export function ruleNames(option: string, given: Given | undefined): Checked<readonly string[]> {
  const { faults, value } = texts(option, given);
  const names = [...new Set(value.flatMap((each) => each.split(",")).map((each) => each.trim()))].filter(Boolean);
  return {
    faults: [
      ...faults,
      ...(value.length > 0 && names.length === 0 ? [`${option} names no rule`] : []),
      ...ruleNameFaults(names).map((wrong) => `${option}: ${wrong}`),
    ],
    value: names,
  };
}

/** How many milliseconds the units of durations have. */
const units = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** An option that takes a duration: `30m`, `6h`, `2d`. The value is in milliseconds. */
export function duration(option: string, given: Given | undefined, byDefault: string): Checked<number> {
  const { faults, value } = text(option, given, (written) =>
    Number.isNaN(milliseconds(written))
      ? `${quote(written)} is not allowed. Write a whole number from 1 to 9999 and m, h or d, for example ${byDefault}`
      : undefined,
  );
  return { faults, value: milliseconds(value ?? byDefault) };
}

function milliseconds(written: string): number {
  const [, count, unit] = /^([1-9]\d{0,3})([mhd])$/.exec(written) ?? [];
  return unit === undefined ? NaN : Number(count) * units[unit as keyof typeof units];
}

/** An option that takes a whole number. */
export function wholeNumber(
  option: string,
  given: Given | undefined,
  { minimum, maximum, byDefault }: Range,
): Checked<number> {
  const { faults, value } = text(option, given, (written) => {
    const number = /^\d{1,9}$/.test(written) ? Number(written) : NaN;
    return number >= minimum && number <= maximum
      ? undefined
      : `${quote(written)} is not allowed. Write a whole number from ${minimum} to ${maximum}`;
  });
  return { faults, value: value === undefined ? byDefault : Number(value) };
}
