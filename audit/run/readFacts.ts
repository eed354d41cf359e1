import type { AccountSight } from "../../live/accountSight";
import { type Fact, known } from "../../rules/facts/fact";
import { defect } from "../defect";
import type { SeenAccount } from "../judge/seenAccount";
import type { Asker } from "./asker";

/**
 * Reads what AWS answered as facts. Where that of one account cannot be read, for a defect of ours, that of the others is.
 *
 * @returns what was seen in an account, by its id
 */
export function readFacts(
  sights: readonly AccountSight[],
  factsOf: Asker["factsOf"],
): (accountId: string) => Fact<SeenAccount> {
  const defects = new Map<string, Fact<never>>();
  const read = (readable: readonly AccountSight[]): ReadonlyMap<string, SeenAccount> => {
    const facts = factsOf(readable);
    return new Map(
      readable.flatMap((sight, index) => {
        const itsFacts = facts[index];
        return itsFacts === undefined ? [] : [[sight.accountId, { sight, facts: itsFacts }] as const];
      }),
    );
  };
  const isReadable = (sight: AccountSight): boolean => {
    try {
      read([sight]);
      return true;
    } catch (error) {
      defects.set(sight.accountId, defect(error));
      return false;
    }
  };
  const seen = attempt(() => read(sights)) ?? attempt(() => read(sights.filter(isReadable)));
  return (accountId) => {
    const account = seen?.get(accountId);
    return account === undefined ? (defects.get(accountId) ?? unread) : known(account);
  };
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

const unread = defect(new Error());
