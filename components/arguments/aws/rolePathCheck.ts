import { charactersProblem } from "../schema/charactersProblem";
import { between } from "../schema/takes";
import type { TextCheck } from "../schema/textCheck";

const [least, most] = [1, 512];

const taken = `${between(least, most)} characters, with a slash at both ends`;

/**
 * The path of a role.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
export const rolePathCheck: TextCheck = {
  takes: taken,
  allowed: `The path of a role has ${taken}, and ASCII characters without spaces between, for example \`/audit/\`.`,
  problem: (path) =>
    charactersProblem(path, least, most, /[^!-~]/u) ??
    (path.startsWith("/") ? undefined : "does not start with a slash") ??
    (path.endsWith("/") ? undefined : "does not end with a slash"),
};
