import { decoded } from "../decoded";
import type { Destinations } from "../facts/destinations";

/** Conditions on the organization for which CloudTrail calls: `aws:SourceOrgID`, `aws:SourceOrgPaths`, in any case. */
const organizationKey = /aws:SourceOrg(ID|Paths)/i;

/** Whether a policy that a trail has to get past depends on the organization of its account. */
export function dependsOnOrganization({ bucket, key, topic, role }: Destinations): boolean {
  const texts = [bucket, key, topic].map((each) => (each?.policy.known === true ? each.policy.value : undefined));
  const trust = role?.role.known === true ? decoded(role.role.value.Role?.AssumeRolePolicyDocument) : undefined;
  const permissions = role?.policies.known === true ? role.policies.value : [];
  return [...texts, trust, ...permissions].some((text) => text !== undefined && organizationKey.test(text));
}
