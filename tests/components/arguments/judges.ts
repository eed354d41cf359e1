import assert from "node:assert/strict";

/** What a check says of values: this, and nothing else. */
interface Judgements<T> {
  /** The sentences that say what is allowed. */
  readonly allowed: string;
  readonly accepted: readonly T[];
  /** Values that are refused, each with the whole predicate that says why. */
  readonly refused: readonly (readonly [value: T, problem: string])[];
}

/** One test for each value, and one for what is allowed. */
export function judges<T extends string | number>(
  check: { readonly allowed: string; readonly problem: (value: T) => string | undefined },
  { allowed, accepted, refused }: Judgements<T>,
): void {
  it("says what is allowed", () => {
    assert.equal(check.allowed, allowed);
  });
  for (const value of accepted) {
    it(`accepts ${JSON.stringify(value).slice(0, 60)}`, () => {
      assert.equal(check.problem(value), undefined);
    });
  }
  for (const [value, problem] of refused) {
    it(`refuses ${JSON.stringify(value).slice(0, 60)}, which ${problem}`, () => {
      assert.equal(check.problem(value), problem);
    });
  }
}
