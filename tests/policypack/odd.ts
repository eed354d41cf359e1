/** What fixtures hold on purpose although a provider would not give it. */

declare const isOdd: unique symbol;

/** A value that may stand where the provider has one of another kind. */
export interface Odd {
  readonly [isOdd]: true;
}

/** Text that may stand where the provider has a value of any kind, such as one that stands for a value not known yet. */
export type OddText = string & Odd;

/** A value of another kind than the property has. */
export function odd(value: unknown): Odd {
  return value as Odd;
}

/** Properties that a resource's type does not have: how the facts take them is what the case is about. */
export function foreign(properties: object): object {
  return properties;
}
