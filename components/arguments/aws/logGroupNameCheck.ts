import { charactersProblem } from "../schema/charactersProblem";
import { between } from "../schema/takes";
import type { TextCheck } from "../schema/textCheck";

const [least, most] = [1, 512];

const taken = `${between(least, most)} letters, digits and \`.\`, \`_\`, \`/\`, \`#\`, \`-\``;

/**
 * The name of a log group.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
 */
export const logGroupNameCheck: TextCheck = {
  takes: taken,
  allowed: `The name of a log group has ${taken}, and no \`aws/\` at its start; \`aws logs describe-log-groups\` prints it.`,
  problem: (name) =>
    charactersProblem(name, least, most, /[^A-Za-z0-9._/#-]/u) ??
    (name.startsWith("aws/") ? "starts with aws/, which AWS refuses" : undefined),
};
