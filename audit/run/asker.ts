import type { Access } from "../../live/access";
import type { AccountSight } from "../../live/accountSight";
import type { Fact } from "../../rules/facts/fact";
import type { SightFacts } from "../../live/facts/factsOf";

/** Who asks AWS. */
export interface Asker {
  /** Asks about one account. */
  account(access: Access, options: AskOptions): Promise<Fact<AccountSight>>;
  /** Completes, when all accounts were asked, what they see of what belongs to others. */
  complete(sights: readonly AccountSight[], options: AskOptions): Promise<readonly AccountSight[]>;
  /** The same as facts for the rules, in the same order. */
  factsOf(sights: readonly AccountSight[]): readonly SightFacts[];
}

/** How to ask. */
interface AskOptions {
  /** The id that the account should have. */
  readonly accountId?: string;
  /** Ends all waiting for answers. */
  readonly signal: AbortSignal;
}
