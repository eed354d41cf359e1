import type { Action } from "./action";

/** What is to be done about an account, and why. */
export interface Decision {
  readonly action: Action;
  /** Sentences. */
  readonly why: string;
  /** What a person has to do first, a sentence; absent where nobody has to, or `why` says it. */
  readonly remedy?: string;
  /** The trail that it is about: the one that meets the gate, or is to be taken over. */
  readonly trail?: PlannedTrail;
  /** What is wrong with the trail, as predicates: `is not logging`. Absent where nothing is. */
  readonly faults?: readonly string[];
  /** The permissions whose lack left something unknown, as IAM spells them. */
  readonly missingPermissions?: readonly string[];
}

/** A trail of a plan. */
export interface PlannedTrail {
  readonly name: string;
  readonly arn: string;
  /** Its home region; absent where it is not known. */
  readonly region?: string;
}
