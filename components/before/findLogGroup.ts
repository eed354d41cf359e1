import { getLogGroup, type GetLogGroupResult } from "@pulumi/aws/cloudwatch/getLogGroup";
import { type Fact, known, unknown } from "../../rules/facts/fact";
import { printable } from "../../rules/text";
import type { Inspected } from "./inspection";

/**
 * Looks a log group up, as the provider does.
 *
 * @param name - its name
 * @returns `undefined` where there is none
 */
export async function findLogGroup(
  { opts }: Pick<Inspected, "opts">,
  name: string,
): Promise<Fact<GetLogGroupResult | undefined>> {
  try {
    return known(await getLogGroup({ name }, opts));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    if (/couldn't find resource|empty result|not found/i.test(problem)) return known(undefined);
    return unknown(
      `the log group could not be read (${printable(problem, 200)})`,
      "allow logs:DescribeLogGroups and logs:ListTagsForResource",
    );
  }
}
