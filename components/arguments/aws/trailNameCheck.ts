import { quote } from "../../../rules/text";
import { charactersProblem } from "../schema/charactersProblem";
import { between } from "../schema/takes";
import type { TextCheck } from "../schema/textCheck";
import { looksLikeIpAddress } from "./ipAddress";

const [least, most] = [3, 128];

/**
 * What is wrong with a trail name, or `undefined` for a name CloudTrail accepts. The AWS provider checks only the
 * length, so that any other fault would appear in the middle of a deployment.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
 */
export const trailNameCheck: TextCheck = {
  takes: `${between(least, most)} letters, digits and \`.\`, \`_\`, \`-\``,
  allowed:
    `A trail name has ${between(least, most)} characters: letters, digits and \`.\`, \`_\`, \`-\`; ` +
    "it starts and ends with a letter or digit and has no two of `.`, `_`, `-` in a row.",
  problem: trailNameProblem,
};

function trailNameProblem(name: string): string | undefined {
  const problem = charactersProblem(name, least, most, /[^A-Za-z0-9._-]/u);
  if (problem !== undefined) return problem;
  if (!/^[A-Za-z0-9]/.test(name)) return "does not start with a letter or digit";
  if (!/[A-Za-z0-9]$/.test(name)) return "does not end with a letter or digit";
  const pair = /[._-]{2}/.exec(name);
  if (pair !== null) return `contains ${quote(pair[0])}`;
  if (looksLikeIpAddress(name)) return "looks like an IP address, which CloudTrail refuses";
  return undefined;
}
