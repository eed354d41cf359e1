import type { AccountSight } from "../../live/accountSight";
import type { Unknown } from "../../rules/facts/fact";
import { capitalized } from "../../rules/text";
import type { AuditReport, NotAnswered } from "../auditReport";
import { judge } from "../judge/judge";
import type { AskedAccount } from "../judge/seenAccount";
import { type Answered, askAccounts } from "./askAccounts";
import type { Asker } from "./asker";
import type { AuditRun } from "./auditRun";
import { closedRegionNotes } from "./closedRegionNotes";
import { readFacts } from "./readFacts";
import { unlessStopped } from "./unlessStopped";

/**
 * Asks accounts and judges them. Whatever an account, AWS or our own code does, the report says what is known: an account
 * that does not answer is an answer of its own. When the audit is stopped, the report is there within a second.
 */
export async function runAudit(run: AuditRun, asker: Asker): Promise<AuditReport> {
  const stop = AbortSignal.any([
    ...(run.signal === undefined ? [] : [run.signal]),
    AbortSignal.timeout(run.limits.runTimeout),
  ]);
  const { answered, notes } = eachOnce(await askAccounts(run, asker, stop));
  const accounts = await seenBy(answered, asker, stop);
  const { results, notes: exceptionNotes } = judge(accounts, run.rules, run.startedAt.toISOString().slice(0, 10));
  const notAnswered = accounts.flatMap(({ accountId, seen }) => (seen.known ? [] : [notAnsweredBy(accountId, seen)]));
  return {
    schemaVersion: 1,
    version: run.version,
    startedAt: run.startedAt.toISOString(),
    isComplete: !stop.aborted,
    coverage: { asked: accounts.length, answered: accounts.length - notAnswered.length, notAnswered },
    results,
    notes: [...run.notes, ...notes, ...closedRegionNotes(accounts), ...exceptionNotes],
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

/** What accounts see, with what others know of it, as facts. */
async function seenBy(
  answered: readonly Answered[],
  asker: Asker,
  stop: AbortSignal,
): Promise<readonly AskedAccount[]> {
  const own = answered.flatMap(({ sight }) => (sight.known ? [sight.value] : []));
  const seenIn = readFacts(await complete(own, asker, stop), (sights) => asker.factsOf(sights));
  return answered.map(({ accountId, sight }) => ({
    accountId,
    seen: sight.known ? seenIn(accountId) : sight,
  }));
}

/** What is not completed stays unknown. */
async function complete(
  own: readonly AccountSight[],
  asker: Asker,
  stop: AbortSignal,
): Promise<readonly AccountSight[]> {
  try {
    return await unlessStopped(asker.complete(own, { signal: stop }), stop, own);
  } catch {
    return own;
  }
}

function notAnsweredBy(accountId: string, { why, remedy }: Unknown): NotAnswered {
  return { accountId, why, remedy: `${capitalized(remedy)}.` };
}
