import type { AccountSight } from "../../live/accountSight";
import { type Fact, known } from "../../rules/facts/fact";
import { defect } from "../defect";
import type { SeenAccount } from "../judge/seenAccount";
import { ThingIndex } from "../judge/things";
import type { Asker } from "./asker";
import { hasSecondTrail } from "./secondCopyNotes";

/** What was seen in accounts, which is made anew each time that it is asked for. */
export interface Seen {
  readonly things: ThingIndex;
  /** The accounts that have a trail of their own beside their organization's. */
  readonly withSecondTrail: readonly string[];
  in(accountId: string): Fact<SeenAccount>;
}

/**
 * Reads what AWS answered as facts. Where that of one account cannot be read, for a defect of ours, that of the others is.
 *
 * @param accountIds - of those that answered, in the order asked
 */
export function readFacts(accountIds: readonly string[], asker: Pick<Asker, "sight" | "factsIndex">): Seen {
  const things = new ThingIndex();
  const withSecondTrail: string[] = [];
  const facts = asker.factsIndex();
  const sightOf = (accountId: string): AccountSight => {
    const sight = asker.sight(accountId);
    if (sight === undefined) {
      throw new Error("Nothing is kept of an account that answered.");
    }
    return sight;
  };
  for (const accountId of accountIds) {
    attempt(() => {
      const sight = sightOf(accountId);
      facts.add(sight);
      things.add(sight);
      if (hasSecondTrail(sight)) withSecondTrail.push(accountId);
      return known(true);
    });
  }
  return {
    things,
    withSecondTrail,
    in: (accountId) =>
      attempt(() => {
        const sight = sightOf(accountId);
        return known({ sight, facts: facts.factsOf(sight) });
      }),
  };
}

function attempt<T>(make: () => Fact<T>): Fact<T> {
  try {
    return make();
  } catch (error) {
    return defect(error);
  }
}
