import { charactersProblem } from "../schema/charactersProblem";
import { between } from "../schema/takes";
import type { TextCheck } from "../schema/textCheck";

const [least, most] = [1, 64];

/**
 * The name of a role.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
export const roleNameCheck: TextCheck = {
  takes: `${between(least, most)} letters, digits and \`+=,.@_-\``,
  allowed: `The name of a role has ${between(least, most)} characters: letters, digits and \`+=,.@_-\`.`,
  problem: (name) => charactersProblem(name, least, most, /[^A-Za-z0-9+=,.@_-]/u),
};
