import { setMaxListeners } from "node:events";
import { mapEach } from "../iterables";
import type { AskedAccount } from "../judge/seenAccount";
import type { ThingIndex } from "../judge/things";
import { type Answered, askAccounts } from "./askAccounts";
import type { Asker } from "./asker";
import { closedRegionNotes } from "./closedRegionNotes";
import { readFacts } from "./readFacts";
import { secondCopyNotes } from "./secondCopyNotes";
import type { SurveyRun } from "./surveyRun";
import { unlessStopped } from "./unlessStopped";

/** What accounts answered, before anybody judges it. */
export interface Survey {
  /**
   * Those asked, each once, in the order asked. They may be gone through several times, and facts are made anew each time, so
   * that nobody has to hold those of ten thousand accounts.
   */
  readonly accounts: Iterable<AskedAccount>;
  /** Tells what is judged in which account. */
  readonly things: ThingIndex;
  /** Whether it went to its end: false where somebody or a time limit stopped it. */
  readonly isComplete: boolean;
  /** What users should know of it, sentences. */
  readonly notes: readonly string[];
}

/**
 * Asks accounts. Whatever an account, AWS or our own code does, what is known is kept: an account that does not answer is an
 * answer of its own. When the survey is stopped, what is known is there within a second.
 */
export async function survey(run: SurveyRun, asker: Asker): Promise<Survey> {
  const stop = AbortSignal.any([
    ...(run.signal === undefined ? [] : [run.signal]),
    AbortSignal.timeout(run.limits.runTimeout),
  ]);
  // Every account listens to it, which Node.js would warn of.
  setMaxListeners(0, stop);
  const { answered, notes } = eachOnce(await askAccounts(run, asker, stop));
  await complete(asker, stop);
  const seen = readFacts(
    answered.flatMap(({ accountId, answer }) => (answer.known ? [accountId] : [])),
    asker,
  );
  const copying = mapEach(seen.withSecondTrail, (accountId) => ({ accountId, seen: seen.in(accountId) }));
  return {
    accounts: mapEach(answered, ({ accountId, answer }): AskedAccount => ({
      accountId,
      get seen() {
        return answer.known ? seen.in(accountId) : answer;
      },
    })),
    things: seen.things,
    isComplete: !stop.aborted,
    notes: [...notes, ...closedRegionNotes(answered), ...secondCopyNotes(copying)],
  };
}

/** The accounts that answered, each once: two profiles may be of one. */
function eachOnce(all: readonly Answered[]): {
  readonly answered: readonly Answered[];
  readonly notes: readonly string[];
} {
  const first = new Map<string, Answered>();
  const notes: string[] = [];
  for (const each of all) {
    const before = first.get(each.accountId);
    if (before === undefined) {
      first.set(each.accountId, each);
    } else {
      notes.push(`${each.name} reaches account ${each.accountId}, as ${before.name} does: it was judged once.`);
    }
  }
  return { answered: [...first.values()], notes };
}

/** What is not completed stays unknown. */
async function complete(asker: Asker, stop: AbortSignal): Promise<void> {
  try {
    await unlessStopped(asker.complete({ signal: stop }), stop, undefined);
  } catch {
    // A defect of ours keeps what was answered from nobody.
  }
}
