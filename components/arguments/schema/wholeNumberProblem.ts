/**
 * What is wrong with a number that must be whole and in a range, as a predicate; `undefined` for a good one.
 *
 * @param value - the number
 * @param least - the smallest that is allowed
 * @param most - the greatest that is allowed
 */
export function wholeNumberProblem(value: number, least: number, most: number): string | undefined {
  if (!Number.isInteger(value)) return "is not a whole number";
  if (value < least) return `is less than ${least}`;
  return value > most ? `is more than ${most}` : undefined;
}
