import { setMaxListeners } from "node:events";
import type { AccountSight } from "../../live/accountSight";
import { CallLimit } from "../../live/callLimit";
import { type Fact, mapFact, type Unknown, unknown } from "../../rules/facts/fact";
import { defect } from "../defect";
import type { Target, Unreachable } from "../targets";
import type { Asker } from "./asker";
import type { SurveyRun } from "./surveyRun";
import { unlessStopped } from "./unlessStopped";

/** An account as it answered by itself. */
export interface Answered {
  /** Its id, or how it was reached where that is not known. */
  readonly accountId: string;
  /** How it was reached. */
  readonly name: string;
  /** In which region it was asked; what it answered is kept by whoever asks. */
  readonly answer: Fact<Pick<AccountSight, "accountId" | "region" | "closedRegions">>;
}

/**
 * Asks all accounts, so many at a time, as they are found. Those not asked when the signal to stop comes are not asked any
 * more, and no others are looked for.
 */
export async function askAccounts(run: SurveyRun, asker: Asker, stop: AbortSignal): Promise<readonly Answered[]> {
  const { targets, limits, onProgress = () => undefined } = run;
  const limit = new CallLimit(limits.concurrency);
  let done = 0;
  let total = Symbol.iterator in targets ? [...targets].length : 0;
  const ask = async (target: Target | Unreachable): Promise<Answered> => {
    onProgress({ done, total, current: target.name });
    const answer = mapFact(await askOne(target, run, asker, stop), placeOf);
    done++;
    onProgress({ done, total });
    return { accountId: answer.known ? answer.value.accountId : target.name, name: target.name, answer };
  };
  const asked: Promise<Answered>[] = [];
  for await (const target of untilStopped(targets, stop)) {
    total = Math.max(total, asked.length + 1);
    asked.push(limit.run(() => ask(target)));
  }
  return Promise.all(asked);
}

/** What is found before the signal to stop comes. What is there already is found in any case. */
async function* untilStopped<T>(found: Iterable<T> | AsyncIterable<T>, stop: AbortSignal): AsyncGenerator<T> {
  if (Symbol.iterator in found) {
    yield* found;
    return;
  }
  const iterator = found[Symbol.asyncIterator]();
  const nothing = { done: true, value: undefined } as const;
  for (;;) {
    const next = await unlessStopped<IteratorResult<T, unknown>>(iterator.next(), stop, nothing);
    if (next.done === true) {
      return;
    }
    yield next.value;
  }
}

function placeOf({
  accountId,
  region,
  closedRegions,
}: AccountSight): Pick<AccountSight, "accountId" | "region" | "closedRegions"> {
  return { accountId, region, closedRegions };
}

async function askOne(
  target: Target | Unreachable,
  { limits, signal: stoppedBy }: SurveyRun,
  asker: Asker,
  stop: AbortSignal,
): Promise<Fact<AccountSight>> {
  if ("refusal" in target) {
    return target.refusal;
  }
  if (stop.aborted) {
    return whyStopped(stoppedBy);
  }
  const { access, accountId } = target;
  const signal = AbortSignal.any([stop, AbortSignal.timeout(limits.accountTimeout)]);
  // Every call of the account listens to it, which Node.js would warn of.
  setMaxListeners(0, signal);
  try {
    const asked = asker.account(access, { name: target.name, ...(accountId !== undefined && { accountId }), signal });
    const sight = await unlessStopped(asked, signal, accountOver);
    return sight.known || !isStopped(stop) ? sight : whyStopped(stoppedBy);
  } catch (error) {
    return defect(error);
  }
}

/** Whether a signal is aborted by now: the compiler takes it for unchanged. */
function isStopped({ aborted }: AbortSignal): boolean {
  return aborted;
}

function whyStopped(stoppedBy: AbortSignal | undefined): Unknown {
  return stoppedBy?.aborted === true ? stopped : runOver;
}

const stopped = unknown("the audit was stopped before the account had answered", "run it again");
const runOver = unknown("the time for the audit was over before the account had answered", "allow the audit more time");
const accountOver = unknown("the account did not answer in the time it had", "allow each account more time");
