import { quote } from "../../../rules/text";
import { lengthProblem } from "./lengthProblem";

/**
 * What is wrong with the length or the characters of a text, as a predicate; `undefined` for a good one.
 *
 * @param text - the text
 * @param least - the fewest characters that it may have
 * @param most - the most that it may have
 * @param stranger - matches a character that it may not have
 */
export function charactersProblem(text: string, least: number, most: number, stranger: RegExp): string | undefined {
  const problem = lengthProblem(text.length, least, most);
  if (problem !== undefined) return problem;
  const found = stranger.exec(text);
  return found === null ? undefined : `contains ${quote(found[0])}`;
}
