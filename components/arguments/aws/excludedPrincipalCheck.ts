import { quote } from "../../../rules/text";
import { isAccountId } from "./accountIdCheck";
import { arnProblem, locationOfArn, parseArn } from "./arn";
import type { LocatedCheck } from "./locatedCheck";

/** What stands for partition and account where any will do. */
const anyAccount = "*:";

/**
 * The ARN of a role or a user in a filter pattern. CloudWatch Logs reads a `*` as any characters where a text begins or
 * ends, and literally everywhere else.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
 */
export const excludedPrincipalCheck: LocatedCheck = {
  locationOf: locationOfArn,
  allowed:
    "Give the ARN of a role or a user, `arn:PARTITION:iam::ACCOUNT:role/NAME` or `...:user/NAME`, with paths written out. A " +
    "`*` may stand at its end, and in place of `arn:PARTITION:iam::ACCOUNT`.",
  problem: (text) => {
    if (text === "*") return "would leave everybody out";
    if (isAccountId(text)) return "is an account id, not an ARN";
    if (text.startsWith(anyAccount)) return resourceProblem(text.slice(anyAccount.length));
    if (parseArn(text)?.resource.startsWith("assumed-role/") === true) {
      return "is a session of a role; a role stands for all its sessions, so name the role";
    }
    return arnProblem(text, { service: "iam", hasRegion: false, hasAccount: true, resourceProblem });
  },
};

function resourceProblem(resource: string): string | undefined {
  if (resource === "root") return "is the root user, whose events always count";
  if (resource.startsWith("group/")) return "is a group, which no event names; name its users";
  const [, type = "", named = ""] = /^(role|user)\/(.*)$/s.exec(resource) ?? [];
  const start = named.replace(/\*$/, "");
  if (type !== "" && named !== "" && start === "") return `would leave every ${type} out`;
  if (start.includes("*")) return 'contains "*" in its middle, which CloudWatch Logs takes literally';
  return /^[\w+=,.@/-]{1,512}$/.test(start) && (!start.endsWith("/") || named.endsWith("*"))
    ? undefined
    : `names ${quote(resource)}, not a role or a user`;
}
