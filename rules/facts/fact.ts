/** A value that has been found out. */
export interface Known<T> {
  readonly known: true;
  readonly value: T;
}

/** A value that could not be found out, and what a person can do to make it known. */
export interface Unknown {
  readonly known: false;
  /** What is missing and why, a clause without a full stop: `enableLogging is a string, not a boolean`. */
  readonly why: string;
  /** What would make it known, an imperative clause without a full stop: `set enableLogging to true or false`. */
  readonly remedy: string;
  /** The permission whose lack is all that keeps it from being known, as IAM spells it: `s3:GetBucketPolicy`. */
  readonly permission?: string;
}

/** Something a rule asks about: its value, or why it is not known. No rule may treat an unknown as a value. */
export type Fact<T> = Known<T> | Unknown;

/** The fact that a value is known. */
export function known<T>(value: T): Known<T> {
  return { known: true, value };
}

/** The fact that a value is not known. */
export function unknown(why: string, remedy: string): Unknown {
  return { known: false, why, remedy };
}

/** Whether all facts are true; not known where none is false and one is not known. */
export function every(facts: readonly Fact<boolean>[]): Fact<boolean> {
  return facts.find((fact) => fact.known && !fact.value) ?? facts.find((fact) => !fact.known) ?? known(true);
}

/** Whether at least one fact is true; not known where none is true and one is not known. */
export function some(facts: readonly Fact<boolean>[]): Fact<boolean> {
  return facts.find((fact) => fact.known && fact.value) ?? facts.find((fact) => !fact.known) ?? known(false);
}

/** Converts the value of a fact, where it is known. */
export function mapFact<T, R>(fact: Fact<T>, convert: (value: T) => R): Fact<R> {
  return fact.known ? known(convert(fact.value)) : fact;
}
