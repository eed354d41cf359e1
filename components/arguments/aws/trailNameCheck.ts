import { shown } from "../schema/fault";
import { looksLikeIpAddress } from "./ipAddress";
import type { TextCheck } from "../schema/textCheck";

/**
 * What is wrong with a trail name, or `undefined` for a name CloudTrail accepts. The AWS provider checks the length
 * alone, so that every other fault would otherwise appear in the middle of a deployment.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
 */
export const trailNameCheck: TextCheck = {
  allowed:
    "A trail name has 3 to 128 characters: letters, digits and `.`, `_`, `-`; " +
    "it starts and ends with a letter or digit and has no two of `.`, `_`, `-` in a row.",
  problem: trailNameProblem,
};

function trailNameProblem(name: string): string | undefined {
  if (name.length < 3) return `is too short, with ${name.length} of at least 3 characters`;
  if (name.length > 128) return `is too long, with ${name.length} of at most 128 characters`;
  const stranger = /[^A-Za-z0-9._-]/u.exec(name);
  if (stranger !== null) return `contains ${shown(stranger[0])}`;
  if (!/^[A-Za-z0-9]/.test(name)) return "does not start with a letter or digit";
  if (!/[A-Za-z0-9]$/.test(name)) return "does not end with a letter or digit";
  const pair = /[._-]{2}/.exec(name);
  if (pair !== null) return `contains ${shown(pair[0])}`;
  if (looksLikeIpAddress(name)) return "looks like an IP address, which CloudTrail refuses";
  return undefined;
}
