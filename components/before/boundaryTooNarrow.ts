import { getPolicy } from "@pulumi/aws/iam/getPolicy";
import { nameInArn } from "../../rules/arns";
import { unknown } from "../../rules/facts/fact";
import { asNamed, type RequestText } from "../../rules/iam/requestText";
import { logGroupRequests } from "../../rules/requirements/deliveryRequests";
import { refusalsOf } from "../../rules/requirements/refusals";
import { enumerate, quote } from "../../rules/text";
import { withoutStreams } from "../arguments/aws/logGroupArnCheck";
import { isSet } from "../arguments/conflicts/conflictRules";
import type { Findings, Inspected, Inspection } from "./inspection";
import { logGroupType } from "./partTypes";
import { plannedTrail } from "./plannedTrail";
import { statementsIn } from "./statementsIn";

/**
 * Refuses a permissions boundary that keeps the role from writing to the log group. CloudTrail refuses it for a trail that is
 * created, after minutes; on a live trail nobody says anything, and events no longer arrive. A policy that cannot be read, or is
 * yet to be created, is not judged.
 */
export const boundaryTooNarrow: Inspection = async (component) => {
  const { args, opts } = component;
  const arn = args.permissionsBoundaryArn;
  if (typeof arn !== "string" || isSet(args, "organizationTrailArn")) return {};
  try {
    return boundaryFindings(component, (await getPolicy({ arn }, opts)).policy);
  } catch {
    return {};
  }
};

/**
 * What is said of a permissions boundary.
 *
 * @param policy - the policy as JSON
 */
export function boundaryFindings(component: Inspected, policy: string): Findings {
  const trail = plannedTrail(component);
  if (trail === undefined) return {};
  const { refused } = refusalsOf(trail, statementsIn(policy, "Principal"), (identity) =>
    logGroupRequests(identity, logGroupOf(component), trail.isOrganizationTrail),
  );
  if (refused.length === 0) return {};
  const actions = [...new Set(refused.map(({ request }) => request.request.action))];
  const what =
    `keeps the role from writing to the log group: it does not allow ${enumerate(actions)} on each of its log streams. No event ` +
    "would arrive there. Allow that in the policy, or name another one.";
  const name = quote(nameInArn(String(component.args.permissionsBoundaryArn)));
  return {
    faults: [
      {
        property: "permissionsBoundaryArn",
        reason: `The policy ${name} ${what}`,
        withoutValue: `The policy ${what}`,
      },
    ],
  };
}

/** The ARN of the log group, without `:*`, as far as it is known. */
function logGroupOf({ name, args, place, deployed }: Inspected): RequestText {
  if (typeof args.logGroupArn === "string") return withoutStreams(args.logGroupArn);
  const given = args.adoptLogGroupName ?? args.logGroupName;
  if (typeof given === "string") {
    return `arn:${place.partition}:logs:${place.region}:${place.accountId}:log-group:${given}`;
  }
  const present =
    given === undefined && isSet(args, "createLogGroup") ? deployed.part(logGroupType, name)?.["arn"] : undefined;
  return typeof present === "string" ? present : asNamed("anything", isNotNamedYet);
}

const isNotNamedYet = unknown("the log group has no name yet", "give it one");
