import { getLogGroup, type GetLogGroupResult } from "@pulumi/aws/cloudwatch/getLogGroup";
import type { Fact } from "../../rules/facts/fact";
import { askProvider } from "./askProvider";
import type { Inspected } from "./inspection";

/**
 * Looks a log group up, as the provider does.
 *
 * @param name - its name
 * @returns `undefined` where there is none
 */
export function findLogGroup(
  { opts }: Pick<Inspected, "opts">,
  name: string,
): Promise<Fact<GetLogGroupResult | undefined>> {
  return askProvider(() => getLogGroup({ name }, opts), {
    isMissing: /couldn't find resource|empty result|not found/i,
    what: "the log group",
    remedy: "allow logs:DescribeLogGroups and logs:ListTagsForResource",
  });
}
