import { getLogGroup, type GetLogGroupResult } from "@pulumi/aws/cloudwatch/getLogGroup";
import { type Fact, known, unknown } from "../../../rules/facts/fact";
import { printable, quote } from "../../../rules/text";
import type { Inspected } from "../inspection";
import { logGroupLosses } from "./logGroupLosses";
import { type Look, unreadOf } from "./look";

/**
 * Looks at a log group before it is taken over.
 *
 * @param name - its name
 */
export async function lookAtLogGroup(component: Inspected, name: string): Promise<Look> {
  const group = await lookUp(component, name);
  if (!group.known) return { unread: unreadOf(group) };
  if (group.value !== undefined) return { losses: logGroupLosses(component, group.value) };
  const reason = `There is no log group ${quote(name)}. \`aws logs describe-log-groups\` lists those that there are.`;
  return { faults: [{ property: "adoptLogGroupName", reason }] };
}

async function lookUp({ opts }: Inspected, name: string): Promise<Fact<GetLogGroupResult | undefined>> {
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
