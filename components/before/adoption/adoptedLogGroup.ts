import { quote } from "../../../rules/text";
import { findLogGroup } from "../findLogGroup";
import type { Inspected } from "../inspection";
import { logGroupLosses } from "./logGroupLosses";
import { type Look, unreadOf } from "./look";

/**
 * Looks at a log group before it is taken over.
 *
 * @param name - its name
 */
export async function lookAtLogGroup(component: Inspected, name: string): Promise<Look> {
  const group = await findLogGroup(component, name);
  if (!group.known) return { unread: unreadOf(group) };
  if (group.value !== undefined) return { losses: logGroupLosses(component, group.value) };
  const reason = `There is no log group ${quote(name)}. \`aws logs describe-log-groups\` lists those that there are.`;
  return { faults: [{ property: "adoptLogGroupName", reason }] };
}
