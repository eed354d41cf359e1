import { shown } from "../schema/fault";
import type { TextCheck } from "../schema/textCheck";

const characters = "Letters, digits, spaces and `_ . : / = + - @` are allowed.";

/**
 * The key of a tag.
 *
 * @see https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html
 */
export const tagKeyCheck: TextCheck = {
  allowed: `The key of a tag has 1 to 128 characters and does not start with \`aws:\`. ${characters}`,
  problem: (key) => {
    if (key === "") return "is empty";
    if (/^aws:/i.test(key)) return 'starts with "aws:", which AWS keeps for itself';
    return tagProblem(key, 128);
  },
};

/**
 * The value of a tag.
 *
 * @see https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html
 */
export const tagValueCheck: TextCheck = {
  allowed: `The value of a tag has at most 256 characters. ${characters}`,
  problem: (value) => tagProblem(value, 256),
};

function tagProblem(text: string, most: number): string | undefined {
  const length = Array.from(text).length;
  if (length > most) return `is too long, with ${length} of at most ${most} characters`;
  const stranger = /[^\p{L}\p{Z}\p{N}_.:/=+\-@]/u.exec(text);
  return stranger === null ? undefined : `contains ${shown(stranger[0])}`;
}
