import { setMaxListeners } from "node:events";
import type { Unknown } from "../../rules/facts/fact";
import { capitalized } from "../../rules/text";
import type { AuditReport, NotAnswered } from "../auditReport";
import { mapEach } from "../iterables";
import { judge } from "../judge/judge";
import type { AskedAccount } from "../judge/seenAccount";
import { type Answered, askAccounts } from "./askAccounts";
import type { Asker } from "./asker";
import type { AuditRun } from "./auditRun";
import { closedRegionNotes } from "./closedRegionNotes";
import { readFacts } from "./readFacts";
import { secondCopyNotes } from "./secondCopyNotes";
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
  // Every account listens to it, which Node.js would warn of.
  setMaxListeners(0, stop);
  const { answered, notes } = eachOnce(await askAccounts(run, asker, stop));
  await complete(asker, stop);
  const seen = readFacts(
    answered.flatMap(({ accountId, answer }) => (answer.known ? [accountId] : [])),
    asker,
  );
  const accounts = mapEach(answered, ({ accountId, answer }): AskedAccount => ({
    accountId,
    get seen() {
      return answer.known ? seen.in(accountId) : answer;
    },
  }));
  const copying = mapEach(seen.withSecondTrail, (accountId) => ({ accountId, seen: seen.in(accountId) }));
  const today = run.startedAt.toISOString().slice(0, 10);
  const { results, unseen, notes: exceptionNotes } = judge(accounts, run.rules, today, seen.things);
  const notAnswered = unseen.map(({ accountId, why }) => notAnsweredBy(accountId, why));
  return {
    schemaVersion: 1,
    version: run.version,
    startedAt: run.startedAt.toISOString(),
    isComplete: !stop.aborted,
    coverage: { asked: answered.length, answered: answered.length - notAnswered.length, notAnswered },
    results,
    notes: [...run.notes, ...notes, ...closedRegionNotes(answered), ...secondCopyNotes(copying), ...exceptionNotes],
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

function notAnsweredBy(accountId: string, { why, remedy }: Unknown): NotAnswered {
  return { accountId, why, remedy: `${capitalized(remedy)}.` };
}
