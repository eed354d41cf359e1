import { shownValue, type Fault } from "../schema/fault";
import type { ArgumentName } from "../argumentName";

/** Arguments whose values may be of any type, because nothing but their names has been looked at yet. */
export type GivenArgs = Readonly<Partial<Record<ArgumentName, unknown>>>;

/** What is wrong with arguments together. */
export type ConflictRule = (args: GivenArgs) => Fault[];

/**
 * Whether an argument asks for something: it is given and not `false`, 0, an empty list or an empty object, which all
 * mean that the thing is off.
 *
 * @param args - the arguments
 * @param name - name of one
 */
export function isSet(args: GivenArgs, name: ArgumentName): boolean {
  const value = args[name];
  if (value === undefined || value === false || value === 0) return false;
  if (Array.isArray(value)) return value.length > 0;
  return !(typeof value === "object" && value !== null && isEmptyObject(value));
}

/**
 * Arguments that do not go together with another one. The fault is theirs.
 *
 * @param name - the one
 * @param others - those that do not go with it
 * @param because - why, as a clause
 */
export function excludes(name: ArgumentName, others: readonly ArgumentName[], because: string): ConflictRule {
  return (args) =>
    others
      .filter((other) => isSet(args, name) && isSet(args, other))
      .map((property) => ({
        property,
        reason: `${shownValue(args[property])} does not go together with ${named(args, name)}: ${because}. Leave one of the two out.`,
      }));
}

/**
 * Arguments that have no effect unless one of some others is set. The fault is theirs.
 *
 * @param names - those that need another
 * @param needed - what they need, of several one
 * @param how - how to set what they need, as a clause, for example `Set createQueries to true`
 */
export function requires(names: readonly ArgumentName[], needed: readonly ArgumentName[], how: string): ConflictRule {
  return (args) =>
    names
      .filter((name) => isSet(args, name) && !needed.some((other) => isSet(args, other)))
      .map((property) => ({
        property,
        reason: `${shownValue(args[property])} has no effect without ${needed.join(" or ")}. ${how}, or leave ${property} out.`,
      }));
}

/**
 * An argument that must be `true` for another to be taken. The fault is that of the missing one.
 *
 * @param name - the argument that must be `true`
 * @param when - whether it must
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

/** An argument with its value, as it may stand within a sentence. */
export function named(args: GivenArgs, name: ArgumentName): string {
  return `${name} ${shownValue(args[name])}`;
}

function isEmptyObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype && Object.keys(value).length === 0;
}
