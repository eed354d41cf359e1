import type { DeliveringTrail } from "../../../rules/facts/logBucketFacts";
import { inTurn, type Plan } from "../plan";
import { lettingThrough, type RequestsOf } from "./lettingThrough";
import { changedPolicy, type PolicyEdits, type PresentPolicy } from "./changedPolicy";
import { asFarAsKnown, type Names, namesOf, organizationUnknown } from "./trailNames";

/** What else is done to a policy, before trails are let in. */
export type OtherEdits = Omit<PolicyEdits, "lettingIn">;

/**
 * Edits a policy until it lets CloudTrail in for trails.
 *
 * @param names - what stands for the words in capitals in the statements of the requests, beside those of the trail
 */
export function letIn(
  present: PresentPolicy,
  trails: readonly DeliveringTrail[],
  requestsOf: RequestsOf,
  names: Names,
  others: OtherEdits = { edits: [] },
): Plan {
  const letting = lettingThrough(trails.map(asFarAsKnown), requestsOf, (trail) => ({ ...namesOf(trail), ...names }));
  return inTurn(changedPolicy(present, { ...others, lettingIn: letting }), ...trails.map(organizationUnknown));
}
