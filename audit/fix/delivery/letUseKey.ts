import type { KeyAnswers } from "../../../live/accountSight";
import { known } from "../../../rules/facts/fact";
import type { DeliveringTrail } from "../../../rules/facts/logBucketFacts";
import { keyRequests } from "../../../rules/requirements/deliveryRequests";
import type { Plan } from "../plan";
import type { RequestsOf } from "../policies/lettingThrough";
import { letIn, type OtherEdits } from "../policies/letIn";
import { keyPolicy } from "../policies/presentPolicies";

/** Lets trails encrypt with a key, also where the bucket uses a Bucket Key. */
export function letUseKey(key: KeyAnswers, trails: readonly DeliveringTrail[], others?: OtherEdits): Plan {
  return letIn(keyPolicy(key), trails, keyRequestsOf(key.arn), {}, others);
}

/** What trails ask of a key. */
export function keyRequestsOf(arn: string): RequestsOf {
  return (identity) => keyRequests(identity, arn, known(true));
}
