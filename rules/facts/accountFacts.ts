import type { Unknown } from "./fact";
import type { TrailFacts } from "./trailFacts";

/** What the rules ask about an account as a whole. */
export interface AccountFacts {
  /** What its people call it, safe to print: its id where that is known, else what leads to it. */
  readonly name: string;
  /** Whether anything is deployed to AWS at all. Nothing needs a trail where nothing is. */
  readonly isInUse: boolean;
  /** Its trails, in any order. */
  readonly trails: readonly TrailFacts[];
  /** Why it may have trails that are not listed. Absent when all that count are. */
  readonly notSeen?: Unknown;
  /** Why trails elsewhere do not count for it, predicates. Absent when nothing speaks against them. */
  readonly faults?: readonly string[];
}
