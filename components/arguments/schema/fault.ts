import * as pulumi from "@pulumi/pulumi";
import { quote } from "../../../rules/text";

/** One thing that is wrong with one argument, for the person who set it. */
export interface Fault {
  /** The argument, or the place in it, for example `trailName` or `readerArns[2]`. */
  readonly property: string;
  /** What the value is, what is allowed instead and how to get there, as one to three sentences. */
  readonly reason: string;
  /** The same without the value or any part of it, for a secret value. */
  readonly withoutValue?: string;
}

/**
 * The reason for a faulty value that must not be shown.
 *
 * @param allowed - what is allowed and how to get there, as sentences
 */
export function withoutValue(allowed: string): string {
  return `a secret value is not valid. ${allowed}`;
}

/**
 * A fault whose reason shows no value, so that it is the same for a secret one.
 *
 * @param property - the argument, or the place in it
 */
export function valueless(property: string, reason: string): Fault {
  return { property, reason, withoutValue: reason };
}

const shownLength = 120;

/**
 * Any value, for use in a message: as JSON if possible, cut when it is long.
 *
 * @param value - a value of any type
 */
export function shownValue(value: unknown): string {
  if (typeof value === "string") return quote(value);
  if (isLate(value)) return "(known later)";
  const text = jsonOf(value) ?? String(value);
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
}

/**
 * Whether a value cannot be checked yet: an output, a promise, or the placeholder of an output that preview does not know.
 *
 * @param value - an argument or a part of one
 */
export function isLate(value: unknown): boolean {
  return pulumi.isUnknown(value) || isPromised(value);
}

/**
 * Whether a value is an output or a promise, however soon it is known.
 *
 * @param value - an argument or a part of one
 */
export function isPromised(value: unknown): boolean {
  if (pulumi.Output.isInstance(value)) return true;
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}

function jsonOf(value: unknown): string | undefined {
  if (typeof value === "bigint" || typeof value === "number") return String(value);
  try {
    // Functions and symbols have no JSON, although the type of JSON.stringify says so.
    const text: unknown = JSON.stringify(
      value,
      function (this: Record<string, unknown>, key: string, converted: unknown) {
        return isLate(this[key]) ? "(known later)" : converted;
      },
    );
    return typeof text === "string" ? text : undefined;
  } catch {
    return Array.isArray(value) ? "[…]" : "{…}";
  }
}
