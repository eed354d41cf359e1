import { isInRange } from "./addresses";
import type { PolicyRequest } from "./policyRequest";
import { patternOf } from "./policyVariables";
import { type RequestText, unknownPartsOf } from "./requestText";
import { all, type Truth, undecided } from "./truth";
import { fits, symbolsOf, type Token } from "./wildcards";

/** An operator of conditions. */
export interface ConditionOperator {
  /**
   * Whether one text of the request has one value of the policy; `undefined` where a variable in the value has none.
   *
   * @param context - what the request says under other keys; absent where the policy's version has no variables
   */
  readonly compare: (
    text: RequestText,
    value: string,
    context: PolicyRequest["context"] | undefined,
  ) => Truth | undefined;
  /** Whether it holds where the texts do not have the values. */
  readonly isNegated: boolean;
}

/**
 * The operators that IAM documents, by name in lower case, without `ForAllValues:`, `ForAnyValue:` and `IfExists`. `Null`
 * asks about the key and is not among them.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const conditionOperators: ReadonlyMap<string, ConditionOperator> = new Map<string, ConditionOperator>([
  ...both("stringequals", "stringnotequals", asText({ hasWildcards: false })),
  ...both("stringequalsignorecase", "stringnotequalsignorecase", asText({ hasWildcards: false, ignoresCase: true })),
  ...both("stringlike", "stringnotlike", asText({ hasWildcards: true })),
  ...both("arnequals", "arnnotequals", asArn),
  ...both("arnlike", "arnnotlike", asArn),
  ...ordered("numeric", numberOf),
  ...ordered("date", dateOf),
  ...both("ipaddress", "notipaddress", whole(isInRange)),
  ["bool", { compare: whole((text, value) => text.toLowerCase() === value.toLowerCase()), isNegated: false }],
  ["binaryequals", { compare: whole((text, value) => bytesOf(value) === bytesOfText(text)), isNegated: false }],
]);

type Compare = ConditionOperator["compare"];

/** An operator and the one that negates it. */
function both(name: string, negatedName: string, compare: Compare): [string, ConditionOperator][] {
  return [
    [name, { compare, isNegated: false }],
    [negatedName, { compare, isNegated: true }],
  ];
}

/** The operators on values that have an order. What cannot be read as such a value is neither equal, less nor greater. */
function ordered(kind: string, read: (text: string) => number): [string, ConditionOperator][] {
  const by = (holds: (a: number, b: number) => boolean) => whole((text, value) => holds(read(text), read(value)));
  return [
    ...both(
      `${kind}equals`,
      `${kind}notequals`,
      by((a, b) => a === b),
    ),
    [`${kind}lessthan`, { compare: by((a, b) => a < b), isNegated: false }],
    [`${kind}lessthanequals`, { compare: by((a, b) => a <= b), isNegated: false }],
    [`${kind}greaterthan`, { compare: by((a, b) => a > b), isNegated: false }],
    [`${kind}greaterthanequals`, { compare: by((a, b) => a >= b), isNegated: false }],
  ];
}

/** Compares texts that are known as a whole. */
function whole(holds: (text: string, value: string) => boolean): Compare {
  return (text, value) =>
    typeof text === "string" ? holds(text, value) : undecided(unknownPartsOf(text).map(({ reason }) => reason));
}

function asText(how: { readonly hasWildcards: boolean; readonly ignoresCase?: true }): Compare {
  const fold = how.ignoresCase ? lowerCase : <T>(symbols: T) => symbols;
  return (text, value, context) => {
    const pattern = patternOf(value, how.hasWildcards, context);
    return pattern === undefined || "reasons" in pattern ? pattern : fits(fold(pattern), fold(symbolsOf(text)));
  };
}

/** Compares each of the six parts of an ARN by itself. What does not have six parts is no ARN. */
function asArn(text: RequestText, value: string, context: PolicyRequest["context"] | undefined): Truth | undefined {
  const pattern = patternOf(value, true, context);
  if (pattern === undefined || "reasons" in pattern) {
    return pattern;
  }
  const [patterns, texts] = [arnParts(pattern), arnParts(symbolsOf(text))];
  return patterns.length === 6 && texts.length === 6
    ? all(patterns.map((part, index) => fits(part, texts[index] ?? [])))
    : false;
}

/** Tokens or characters between the first five colons and after them. */
function arnParts<T>(symbols: readonly T[]): readonly (readonly T[])[] {
  const parts: T[][] = [[]];
  for (const symbol of symbols) {
    if (symbol === ":" && parts.length < 6) {
      parts.push([]);
    } else {
      parts.at(-1)?.push(symbol);
    }
  }
  return parts;
}

function lowerCase<T extends Token>(symbols: readonly T[]): readonly T[] {
  return symbols.map((symbol) => (typeof symbol === "string" ? (symbol.toLowerCase() as T) : symbol));
}

function numberOf(text: string): number {
  return /^[+-]?\d{1,30}(\.\d{1,30})?$/.test(text) ? Number(text) : NaN;
}

/** Seconds since 1970, given as such or as a date in the format of W3C. */
function dateOf(text: string): number {
  const seconds = numberOf(text);
  const date = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/.exec(text);
  if (date === null || (!Number.isNaN(seconds) && text.length !== 4)) {
    return seconds;
  }
  const isLocal = text.includes("T") && date[6] === undefined;
  return Date.parse(isLocal ? `${text}Z` : text) / 1_000;
}

/** The bytes that base64 stands for, a character each; `undefined` where it is not base64. */
function bytesOf(base64: string): string | undefined {
  try {
    return atob(base64);
  } catch {
    return undefined;
  }
}

function bytesOfText(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}
