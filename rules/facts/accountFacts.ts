import type { Unknown } from "./fact";
import type { TrailFacts } from "./trailFacts";

/** What the rules ask about an account as a whole. */
export interface AccountFacts {
  /** Its name in reports, safe to print: its id where that is known, else the way it is reached. */
  readonly name: string;
  /** Whether anything is deployed to it. An account without resources needs no trail. */
  readonly isInUse: boolean;
  /** Its trails, in any order. */
  readonly trails: readonly TrailFacts[];
  /** Why it may have trails that are not listed. Absent when all trails that count are listed. */
  readonly notSeen?: Unknown;
  /** Why trails elsewhere do not count for it, as predicates. Absent when they do. */
  readonly faults?: readonly string[];
}
