import { quote } from "../../../rules/text";
import { lengthProblem } from "../schema/lengthProblem";
import { between } from "../schema/takes";
import type { TextCheck } from "../schema/textCheck";

const [least, most] = [1, 200];

/**
 * What is wrong with the prefix before `AWSLogs/` in the keys of log files, or `undefined` for a good one.
 *
 * The provider accepts ten times as many characters as CloudTrail. A slash at either end is refused because
 * CloudTrail adds its own: the keys would then lie outside the path that the bucket policy allows. Folders of dots alone are
 * refused because many clients cannot read such keys.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
 */
export const s3KeyPrefixCheck: TextCheck = {
  takes: `${between(least, most)} characters, without a slash at either end`,
  allowed:
    `A key prefix has ${between(least, most)} characters, no \`AWSLogs/\` and no \`/\` at its start or end, for example \`audit/cloudtrail\`; ` +
    "leave it out for no prefix.",
  problem: s3KeyPrefixProblem,
};

function s3KeyPrefixProblem(prefix: string): string | undefined {
  const problem = lengthProblem(prefix.length, least, most);
  if (problem !== undefined) return problem;
  if (prefix.startsWith("/")) return "starts with a slash";
  if (prefix.endsWith("/")) return "ends with a slash";
  if (`${prefix}/`.includes("AWSLogs/")) return "contains AWSLogs/, the folder that CloudTrail adds itself";
  const dots = prefix.split("/").find((folder) => folder === "." || folder === "..");
  if (dots !== undefined) return `has the folder ${quote(dots)}, which clients of S3 resolve to another path`;
  // The prefix stands in a policy's Resource, where these are wildcards and policy variables.
  const stranger = /[*?$\p{Cc}]/u.exec(prefix);
  if (stranger !== null) return `contains ${quote(stranger[0])}, which a bucket policy would not take literally`;
  return undefined;
}
