import { type Fact } from "../../../rules/facts/fact";
import { quote } from "../../../rules/text";
import { withoutStreams } from "../../arguments/aws/logGroupArnCheck";
import { findLogGroup } from "../findLogGroup";
import type { Findings, Inspected } from "../inspection";
import { logGroupType } from "../partTypes";
import { commandOf } from "./lossFaults";

/**
 * A log group that is to be created and that is there already, left by a component that was taken down or by an earlier name:
 * AWS would refuse it only after other things had been made.
 */
export async function logGroupNameInUse(component: Inspected): Promise<Findings> {
  const { name, args, deployed, isStateRead } = component;
  const { logGroupName } = args;
  const present = deployed.part(logGroupType, name)?.["name"];
  // It may be this stack's own.
  if (typeof logGroupName !== "string" || !isStateRead || present === logGroupName) return {};
  const ofComponent = typeof present === "string" ? present : undefined;
  return logGroupNameFindings(logGroupName, ofComponent, await findLogGroup(component, logGroupName));
}

/**
 * What is said of the name of a log group.
 *
 * @param name - the name that the log group would have
 * @param present - the name of the one that the component has; `undefined` where it has none
 * @param found - the log group of that name; `undefined` where there is none
 */
export function logGroupNameFindings(
  name: string,
  present: string | undefined,
  found: Fact<{ readonly arn: string } | undefined>,
): Findings {
  if (!found.known) {
    const unasked = `Whether there is a log group of the name in logGroupName already is not known, because ${found.why}.`;
    return { warnings: [`${unasked} If there is one, this stack fails halfway. To have it asked, ${found.remedy}.`] };
  }
  if (found.value === undefined) return {};
  const exists = `A log group ${quote(name)} exists in this account`;
  const reason =
    present === undefined
      ? [
          `${exists}. Where a component that was taken down has left it, take it over in place of logGroupName; otherwise ` +
            "give another name.",
          "    pulumi config rm cloudtrail-baseline:logGroupName",
          `    ${commandOf(["adoptLogGroupName", name])}`,
        ].join("\n")
      : `${exists}, and the component has the log group ${quote(present)}, beside which it takes over no other. Give another ` +
        `name, or send events to it as it is: set logGroupArn to ${quote(withoutStreams(found.value.arn))}, and leave ` +
        "createLogGroup and what goes with it out.";
  return {
    faults: [
      {
        property: "logGroupName",
        reason,
        withoutValue: "A log group of this name exists. Take it over, or give another name.",
      },
    ],
  };
}
