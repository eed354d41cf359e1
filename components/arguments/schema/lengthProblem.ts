/**
 * What is wrong with the length of a text, as a predicate; `undefined` for a good one.
 *
 * @param length - how many characters it has
 * @param least - the fewest it may have
 * @param most - the most it may have
 */
export function lengthProblem(length: number, least: number, most: number): string | undefined {
  if (length === 0 && least === 1) return "is empty";
  if (length < least) return `is too short, with ${length} of at least ${least} characters`;
  return length > most ? `is too long, with ${length} of at most ${most} characters` : undefined;
}
