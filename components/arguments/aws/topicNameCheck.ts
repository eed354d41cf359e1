import { charactersProblem } from "../schema/charactersProblem";
import { between } from "../schema/takes";
import type { TextCheck } from "../schema/textCheck";

const [least, most] = [1, 256];

/**
 * The name of a standard topic.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
 */
export const topicNameCheck: TextCheck = {
  takes: `${between(least, most)} letters, digits, \`_\` and \`-\``,
  allowed: `The name of a topic has ${between(least, most)} characters: letters, digits, \`_\` and \`-\`.`,
  problem: (name) => charactersProblem(name, least, most, /[^A-Za-z0-9_-]/u),
};
