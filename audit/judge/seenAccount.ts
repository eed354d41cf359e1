import type { AccountSight } from "../../live/accountSight";
import type { SightFacts } from "../../live/facts/factsOf";
import type { Fact } from "../../rules/facts/fact";

/** An account that was to be asked. */
export interface AskedAccount {
  /** Its id, or how it was to be reached where that is not known. */
  readonly accountId: string;
  /** What was seen in it, or why nothing was. */
  readonly seen: Fact<SeenAccount>;
}

/** What was seen in an account: what AWS answered, and the same as facts for the rules. */
export interface SeenAccount {
  readonly sight: AccountSight;
  readonly facts: SightFacts;
}
