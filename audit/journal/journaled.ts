import type { AccountSight } from "../../live/accountSight";
import type { Access } from "../../live/access";
import { known } from "../../rules/facts/fact";
import type { Asker } from "../run/asker";
import type { Journal } from "./journal";

/**
 * Asks those accounts alone whose answers a journal has not, and writes down what they answer. An account that the time was
 * over for may have told half of it, so that is asked for again.
 *
 * @param recall - takes what an account answered before
 */
export function journaled(
  asker: Asker,
  journal: Pick<Journal, "take" | "keep">,
  recall: (access: Access, sight: AccountSight) => void,
): Asker {
  return {
    ...asker,
    account: async (access, options) => {
      const { name, accountId, signal } = options;
      const kept = journal.take(name);
      if (kept !== undefined && (accountId === undefined || kept.accountId === accountId)) {
        recall(access, kept);
        return known(kept);
      }
      const answer = await asker.account(access, options);
      if (answer.known && !signal.aborted) await journal.keep(name, answer.value);
      return answer;
    },
  };
}
