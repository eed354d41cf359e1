import { charactersProblem } from "../schema/charactersProblem";
import { between } from "../schema/takes";
import type { TextCheck } from "../schema/textCheck";

const [least, most] = [1, 128];

/**
 * The name of an Athena workgroup.
 *
 * @see https://docs.aws.amazon.com/athena/latest/APIReference/API_CreateWorkGroup.html
 */
export const workgroupNameCheck: TextCheck = {
  takes: `${between(least, most)} letters, digits and \`.\`, \`_\`, \`-\``,
  allowed: `The name of a workgroup has ${between(least, most)} characters: letters, digits and \`.\`, \`_\`, \`-\`.`,
  problem: (name) => charactersProblem(name, least, most, /[^A-Za-z0-9._-]/u),
};
