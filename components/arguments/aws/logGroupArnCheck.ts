import { quote } from "../../../rules/text";
import { arnProblem, locationOfArn, parseArn } from "./arn";
import type { LocatedCheck } from "./locatedCheck";
import { logGroupNameCheck } from "./logGroupNameCheck";

const start = "log-group:";

/**
 * The ARN of a log group, with or without the `:*` at its end that stands for its log streams.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html
 */
export const logGroupArnCheck: LocatedCheck = {
  locationOf: locationOfArn,
  allowed:
    "The ARN of a log group has the form `arn:PARTITION:logs:REGION:ACCOUNT:log-group:NAME`, with or without `:*` after it; " +
    "`aws logs describe-log-groups --query logGroups[].arn` prints it.",
  problem: (text) =>
    arnProblem(text, {
      service: "logs",
      hasRegion: true,
      hasAccount: true,
      resourceProblem: (resource) => {
        if (!resource.startsWith(start)) return `names ${quote(resource)}, not a log group`;
        if (resource.includes(":log-stream:")) return "is the ARN of a log stream, not of its log group";
        const name = withoutStreams(resource.slice(start.length));
        const problem = logGroupNameCheck.problem(name);
        return problem === undefined ? undefined : `has the log group name ${quote(name)}, which ${problem}`;
      },
    }),
};

/** The ARN of a log group itself, from one that may stand for its log streams: without `:*`. */
export function withoutStreams(arn: string): string {
  return arn.endsWith(":*") ? arn.slice(0, -":*".length) : arn;
}

/** The log group's name in its ARN; `undefined` if the ARN is not that of a log group. */
export function logGroupNameOf(arn: string): string | undefined {
  const resource = parseArn(arn)?.resource;
  return resource?.startsWith(start) === true ? withoutStreams(resource.slice(start.length)) : undefined;
}
