import { quote } from "../../../rules/text";
import { lengthProblem } from "../schema/lengthProblem";
import { between } from "../schema/takes";
import type { TextCheck } from "../schema/textCheck";

const [mostKey, mostValue] = [128, 256];

const characters = "Letters, digits, spaces and `_ . : / = + - @` are allowed.";

/**
 * The key of a tag.
 *
 * @see https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html
 */
export const tagKeyCheck: TextCheck = {
  takes: `${between(1, mostKey)} characters`,
  allowed: `The key of a tag has ${between(1, mostKey)} characters and does not start with \`aws:\`. ${characters}`,
  problem: (key) => {
    if (/^aws:/i.test(key)) return 'starts with "aws:", which AWS keeps for itself';
    return tagProblem(key, 1, mostKey);
  },
};

/**
 * The value of a tag.
 *
 * @see https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html
 */
export const tagValueCheck: TextCheck = {
  takes: `${between(0, mostValue)} characters`,
  allowed: `The value of a tag has ${between(0, mostValue)} characters. ${characters}`,
  problem: (value) => tagProblem(value, 0, mostValue),
};

function tagProblem(text: string, least: number, most: number): string | undefined {
  const problem = lengthProblem(Array.from(text).length, least, most);
  if (problem !== undefined) return problem;
  const stranger = /[^\p{L}\p{Z}\p{N}_.:/=+\-@]/u.exec(text);
  return stranger === null ? undefined : `contains ${quote(stranger[0])}`;
}
