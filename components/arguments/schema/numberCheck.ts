/** What a number must be like. */
export interface NumberCheck {
  /** The smallest number that is allowed, apart from 0. */
  readonly least: number;
  /** The greatest number that is allowed. */
  readonly most: number;
  /** Whether 0 is allowed and has a meaning of its own. */
  readonly zero: boolean;
  /** What is allowed, as a sentence that follows the problem. */
  readonly allowed: string;
  /** What is wrong with a number, as a predicate such as `is negative`; `undefined` for a good one. */
  readonly problem: (value: number) => string | undefined;
  /** What is allowed in few words, for documentation, such as `1 to 365`. */
  readonly takes: string;
}
