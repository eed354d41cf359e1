import type { ArgumentName } from "../argumentName";
import { argumentChecks } from "../argumentChecks";
import { withoutValue, type Fault } from "../schema/fault";
import { shownAs } from "../schema/shapeFaults";

/** Arguments with values of any type, because only their names have been checked so far. */
export type GivenArgs = Readonly<Partial<Record<ArgumentName, unknown>>>;

/** Finds what is wrong with a combination of arguments. */
export type ConflictRule = (args: GivenArgs) => Fault[];

/**
 * Whether an argument asks for something: it is given, and not `false`, 0, an empty list or an empty object, which all
 * turn it off.
 *
 * @param args - the arguments
 * @param name - name of the argument
 */
export function isSet(args: GivenArgs, name: ArgumentName): boolean {
  const value = args[name];
  if (value === undefined || value === false || value === 0) return false;
  if (Array.isArray(value)) return value.length > 0;
  return !(typeof value === "object" && value !== null && isEmptyObject(value));
}

/**
 * Arguments that cannot be combined with another one. The fault is theirs.
 *
 * @param name - the other one
 * @param others - those that cannot be combined with it
 * @param because - why, as a clause
 */
export function excludes(name: ArgumentName, others: readonly ArgumentName[], because: string): ConflictRule {
  return (args) =>
    others
      .filter((other) => isSet(args, name) && isSet(args, other))
      .map((property) => ({
        property,
        reason: `${shownArgument(args, property)} cannot be combined with ${named(args, name)}: ${because}. Leave out one of the two.`,
        // The other may be secret as well.
        withoutValue: withoutValue(`It cannot be combined with ${name}: ${because}. Leave out one of the two.`),
      }));
}

/**
 * An argument that must be `true` for another to be allowed. The fault is its own.
 *
 * @param name - the argument that must be `true`
 * @param when - whether it must be
 * @param cause - the argument that asks for it
 * @param because - why, as a sentence
 * @param otherwise - what to do instead, as a clause
 */
export function requiredTrue(
  name: ArgumentName,
  when: (args: GivenArgs) => boolean,
  cause: ArgumentName,
  because: string,
  otherwise: string,
): ConflictRule {
  return (args) =>
    when(args) && args[name] !== true
      ? [
          {
            property: name,
            reason: `must be true with ${named(args, cause)}. ${because} Set it to true, or ${otherwise}.`,
          },
        ]
      : [];
}

/** An argument with its value, for use within a sentence. */
export function named(args: GivenArgs, name: ArgumentName): string {
  return `${name} ${shownArgument(args, name)}`;
}

/** The value of an argument, for use within a sentence. */
export function shownArgument(args: GivenArgs, name: ArgumentName): string {
  return shownAs(args[name], argumentChecks[name]);
}

function isEmptyObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype && Object.keys(value).length === 0;
}
