import { quote } from "../../../rules/text";
import { lengthProblem } from "../schema/lengthProblem";
import { between } from "../schema/takes";
import type { TextCheck } from "../schema/textCheck";
import { looksLikeIpAddress } from "./ipAddress";

const [least, most] = [3, 63];

/** Prefixes that S3 keeps for itself. */
const reservedPrefixes = ["xn--", "sthree-", "amzn-s3-demo-"];

/** Suffixes that S3 keeps for access point aliases, directory buckets and table buckets. */
const reservedSuffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

/**
 * What is wrong with the name of a general purpose bucket, or `undefined` for a name S3 accepts.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export const bucketNameCheck: TextCheck = {
  takes: `${between(least, most)} lowercase letters, digits, \`.\` and \`-\``,
  allowed:
    `A bucket name has ${between(least, most)} characters: lowercase letters, digits, \`.\` and \`-\`; ` +
    "each part between dots starts and ends with a letter or digit.",
  problem: bucketNameProblem,
};

function bucketNameProblem(name: string): string | undefined {
  const problem = lengthProblem(name.length, least, most);
  if (problem !== undefined) return problem;
  const stranger = /[^a-z0-9.-]/u.exec(name);
  if (stranger !== null) return `contains ${quote(stranger[0])}`;
  if (name.includes("..")) return 'contains ".."';
  const badPart = name.split(".").find((part) => !/^[a-z0-9](.*[a-z0-9])?$/.test(part));
  if (badPart !== undefined) return `has the part ${quote(badPart)}, which starts or ends with a hyphen or is empty`;
  if (looksLikeIpAddress(name)) return "looks like an IP address, which S3 refuses";
  const prefix = reservedPrefixes.find((reserved) => name.startsWith(reserved));
  if (prefix !== undefined) return `starts with ${quote(prefix)}, which S3 reserves`;
  const suffix = reservedSuffixes.find((reserved) => name.endsWith(reserved));
  if (suffix !== undefined) return `ends with ${quote(suffix)}, which S3 reserves`;
  return undefined;
}
