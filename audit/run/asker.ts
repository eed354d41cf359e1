import type { Access } from "../../live/access";
import type { AccountSight } from "../../live/accountSight";
import type { Fact } from "../../rules/facts/fact";
import type { FactsIndex } from "../../live/facts/factsOf";

/** Who asks AWS. */
export interface Asker {
  /** Asks about one account. */
  account(access: Access, options: AskOptions): Promise<Fact<AccountSight>>;
  /** Completes, when all accounts were asked, what they see of what belongs to others. */
  complete(options: Pick<AskOptions, "signal">): Promise<void>;
  /** What an account that answered sees by now, each time another object; `undefined` where it did not answer. */
  sight(accountId: string): AccountSight | undefined;
  /** What makes facts for the rules of it. */
  factsIndex(): Pick<FactsIndex, "add" | "factsOf">;
}

/** How to ask. */
interface AskOptions {
  /** How the account is called before it is asked. */
  readonly name: string;
  /** The id that the account should have. */
  readonly accountId?: string;
  /** Ends all waiting for answers. */
  readonly signal: AbortSignal;
}
