import type { TrailFacts } from "./trailFacts";

/** What the rules ask about an account as a whole: for a preview, about what the stack leaves there. */
export interface AccountFacts {
  /** Whether anything is deployed to AWS at all. Nothing needs a trail where nothing is. */
  readonly isInUse: boolean;
  /** Its trails, in any order. */
  readonly trails: readonly TrailFacts[];
}
