/** What a number must be like. */
export interface NumberCheck {
  /** What is allowed, as a sentence that follows the problem. */
  readonly allowed: string;
  /** What is wrong with a number, as a predicate such as `is negative`; `undefined` for a good one. */
  readonly problem: (value: number) => string | undefined;
  /** What is allowed in few words, for documentation, such as `1 to 365`. */
  readonly takes: string;
}
