import type { AccountSight } from "../../live/accountSight";
import type { AccountFacts } from "../../rules/facts/accountFacts";
import type { Fact } from "../../rules/facts/fact";
import type { KeyFacts } from "../../rules/facts/keyFacts";
import type { LogBucketFacts } from "../../rules/facts/logBucketFacts";
import type { TrailFacts } from "../../rules/facts/trailFacts";

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

/** What the rules judge of an account. The `id` of everything is its ARN. */
export interface SightFacts {
  readonly account: AccountFacts;
  readonly trails: readonly TrailFacts[];
  readonly logBuckets: readonly LogBucketFacts[];
  readonly keys: readonly KeyFacts[];
}
