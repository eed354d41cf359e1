import { getRole } from "@pulumi/aws/iam/getRole";
import type { Fact } from "../../rules/facts/fact";
import { trustRequests } from "../../rules/requirements/deliveryRequests";
import { refusalsOf } from "../../rules/requirements/refusals";
import { nameInArn } from "../../rules/arns";
import { locationOfArn } from "../arguments/aws/arn";
import { logGroupNameOf, withoutStreams } from "../arguments/aws/logGroupArnCheck";
import { isSet } from "../arguments/conflicts/conflictRules";
import { logGroupRolePolicy, logGroupRoleTrust, type LogGroupRoleScope } from "../delivery/logGroupRolePolicies";
import { isOpen } from "./adoption/planned";
import { plannedTrailArn } from "./adoption/plannedScope";
import { askProvider } from "./askProvider";
import { findLogGroup } from "./findLogGroup";
import type { Findings, Inspected, Inspection } from "./inspection";
import { trailType } from "./partTypes";
import { plannedTrail } from "./plannedTrail";
import { shownThing } from "./shownThing";
import { statementsIn } from "./statementsIn";

/**
 * Looks at an existing log group and an existing role. CloudTrail refuses a log group that is not there, and a role that it
 * may not assume or that may not write, only when it creates or changes the trail. One of another account is not looked up.
 */
export const existingLogGroup: Inspection = async (component) => {
  if (isSet(component.args, "organizationTrailArn")) return {};
  const warnings = await Promise.all([groupWarnings(component), roleWarnings(component)]);
  return { warnings: warnings.flat() };
};

async function groupWarnings(component: Inspected): Promise<readonly string[]> {
  const arn = ofThisAccount(component, "logGroupArn");
  const name = arn === undefined ? undefined : logGroupNameOf(arn);
  if (name === undefined) return [];
  const found = await findLogGroup(component, name);
  if (!found.known || found.value !== undefined) return [];
  return [
    `There is no ${shownThing(component, "logGroupArn", "log group", name)} yet. Where this program creates it, take logGroupArn from ` +
      "its output: CloudTrail refuses a trail with InvalidCloudWatchLogsLogGroupArnException as long as it is not there.",
  ];
}

async function roleWarnings(component: Inspected): Promise<readonly string[]> {
  const arn = ofThisAccount(component, "logGroupRoleArn");
  if (arn === undefined || arn === component.deployed.part(trailType, component.name)?.["cloudWatchLogsRoleArn"])
    return [];
  return roleFindings(component, await trustOf(component, nameInArn(arn))).warnings ?? [];
}

/** The trust policy of a role, as the provider is told it; `undefined` where there is no such role. */
function trustOf({ opts }: Inspected, name: string): Promise<Fact<string | undefined>> {
  return askProvider(async () => (await getRole({ name }, opts)).assumeRolePolicy, {
    isMissing: /NoSuchEntity|couldn't find resource|empty result|not found/i,
    what: "it",
    remedy: "allow iam:GetRole",
  });
}

/**
 * What is said of a role that the trail does not use yet.
 *
 * @param trust - its trust policy as JSON; `undefined` where there is no such role
 */
export function roleFindings(component: Inspected, trust: Fact<string | undefined>): Findings {
  if (plannedTrail(component) === undefined) return {};
  const role = shownThing(component, "logGroupRoleArn", "role", nameInArn(String(component.args.logGroupRoleArn)));
  const needs = needsOf(plannedRoleScope({ ...component, args: component.shownArgs }));
  const refusal = "CloudTrail refuses the trail with InvalidCloudWatchLogsRoleArnException";
  if (!trust.known) {
    return { warnings: [`Whether CloudTrail may assume the ${role} is not known: ${trust.why}. ${needs}`] };
  }
  if (trust.value === undefined) return { warnings: [`There is no ${role} yet, and ${refusal} then. ${needs}`] };
  return mayBeAssumed(component, trust.value)
    ? {}
    : { warnings: [`The trust policy of the ${role} does not let CloudTrail assume it: ${refusal}. ${needs}`] };
}

/** What the role needs, as documents where nothing in them is secret. */
function needsOf(scope: LogGroupRoleScope | undefined): string {
  if (scope === undefined) return "docs/guide.md says which trust policy and which policy it needs.";
  return (
    `It needs the trust policy ${JSON.stringify(logGroupRoleTrust(scope))}, and a policy that allows ` +
    `${JSON.stringify(logGroupRolePolicy(scope))}; docs/guide.md says more.`
  );
}

function mayBeAssumed(component: Inspected, trust: string): boolean {
  const trail = plannedTrail(component);
  return trail === undefined || refusalsOf(trail, statementsIn(trust, "Resource"), trustRequests).refused.length === 0;
}

/** What the policies of a role for the log group depend on; `undefined` while it is not known. */
function plannedRoleScope(component: Inspected): LogGroupRoleScope | undefined {
  const { args, place } = component;
  const trailArn = plannedTrailArn(component);
  if (trailArn === undefined || isOpen(args, "organizationId")) return undefined;
  return {
    trailArn,
    logGroupArn: typeof args.logGroupArn === "string" ? withoutStreams(args.logGroupArn) : "LOG-GROUP-ARN",
    region: place.region,
    organizationId: args.organizationId as string | undefined,
  };
}

/** An ARN, where it is known and of the account that the provider can ask. */
function ofThisAccount({ args, place }: Inspected, argument: "logGroupArn" | "logGroupRoleArn"): string | undefined {
  const arn = args[argument];
  return typeof arn === "string" && locationOfArn(arn)?.account === place.accountId ? arn : undefined;
}
