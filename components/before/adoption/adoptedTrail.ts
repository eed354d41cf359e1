import { getOrganization } from "@pulumi/aws/organizations/getOrganization";
import { askTrail } from "../../../live/askTrails";
import { askTrailTags } from "../../../live/deployment/tags";
import { type Fact, known } from "../../../rules/facts/fact";
import { quote } from "../../../rules/text";
import type { Inspected } from "../inspection";
import { type Account, type Look, unreadOf } from "./look";
import { trailLosses } from "./trailLosses";

const calls = new Set(["getEventSelectors", "getInsightSelectors"] as const);

/**
 * Looks at a trail before it is taken over.
 *
 * @param arn - its ARN
 */
export async function lookAtTrail(component: Inspected, arn: string, account: Fact<Account>): Promise<Look> {
  if (!account.known) return { unread: unreadOf(account) };
  const { session, trails } = account.value;
  const trail = trails.find(({ TrailARN }) => TrailARN === arn);
  if (trail === undefined) {
    const reason = `There is no trail ${quote(arn)}. \`aws cloudtrail describe-trails\` lists those that there are.`;
    return { faults: [{ property: "adoptTrailArn", reason }] };
  }
  const [{ selectors, insights = known({}) }, tags, organizationId] = await Promise.all([
    askTrail(session, trail, calls),
    askTrailTags(session, arn),
    trail.IsOrganizationTrail === true ? organizationOf(component) : undefined,
  ]);
  const found = { trail, selectors, insights, tags, ...(organizationId !== undefined && { organizationId }) };
  return { losses: trailLosses(component, found), unread: unreadOf(selectors, insights, tags) };
}

/** It is told only to be pasted: whoever may not ask knows it from elsewhere. */
async function organizationOf({ opts }: Inspected): Promise<string | undefined> {
  try {
    return (await getOrganization({}, opts)).id;
  } catch {
    return undefined;
  }
}
