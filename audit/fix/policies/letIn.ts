import type { DeliveringTrail } from "../../../rules/facts/logBucketFacts";
import { inTurn, type Plan } from "../plan";
import type { PolicyEdit } from "./editedPolicy";
import { lettingThrough, type RequestsOf } from "./lettingThrough";
import { type PresentPolicy, printedPolicy } from "./printedPolicy";
import { asFarAsKnown, type Names, namesOf, organizationUnknown } from "./trailNames";

/** What else is done to a policy, before trails are let in. */
export interface OtherEdits {
  readonly edits: readonly PolicyEdit[];
  /** What they take away from others, a sentence. */
  readonly caution?: string;
}

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
  { edits, caution }: OtherEdits = { edits: [] },
): Plan {
  const letting = lettingThrough(trails.map(asFarAsKnown), requestsOf, (trail) => ({ ...namesOf(trail), ...names }));
  return inTurn(printedPolicy(present, [...edits, ...letting], caution), ...trails.map(organizationUnknown));
}
