import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mapEach } from "../audit/iterables";
import type { AccountSight } from "../live/accountSight";
import { answersFrom } from "../live/answersText";
import { FactsIndex } from "../live/facts/factsOf";
import { planJson, planTable } from "../rollout";
import { planOf } from "../rollout/plan/plan";
import { known } from "../rules/facts/fact";
import { captureCommand } from "../sandbox/captureCommand";
import type { Sandbox } from "../sandbox/sandbox";
import { compare, type Contender } from "./compare";
import { accountIds } from "./organization/accounts";
import { startReplayedAws } from "./organization/replayedAws";
import { peakMemory } from "./peakMemory";

/** How many accounts; the first size is a tenth of it, to see how the process grows. */
const most = Number(process.env["BENCH_ACCOUNTS"] ?? 10_000);

/**
 * What planning a rollout costs besides the answers of AWS, which come from a journal: the command against the audit by the
 * gate of the same accounts, how large its process grows, and deciding and writing alone.
 */
export async function rolloutPlan(sandbox: Sandbox): Promise<void> {
  const aws = await startReplayedAws(0, "mixed");
  const env = { ...sandbox.environment, ...aws.environment };
  const run = async (words: readonly string[]): Promise<void> => {
    const { code, output } = await captureCommand("cloudtrail-baseline", words, { env });
    if (![0, 1, 3].includes(code ?? NaN)) throw new Error(`It ended with ${String(code)}:\n${output}`);
  };
  try {
    for (const count of [most / 10, most]) {
      const at = (name: string): string => join(sandbox.directory, `${name}-${count}`);
      await writeFile(at("accounts"), accountIds(count).join("\n"));
      const options = [
        "--accounts",
        at("accounts"),
        "--role-name",
        "Audit",
        "--preset",
        "rule",
        "--journal",
        at("journal"),
      ];
      const audit = ["audit", ...options, "--format", "json", "--output", at("report")];
      await run(audit);
      const memory = new Map<string, number>();
      const command = (words: readonly string[]): Contender => {
        const name = `cloudtrail-baseline ${words[0] ?? ""}`;
        return {
          name,
          measure: async () => {
            const { result, peak } = await peakMemory(() => timed(() => run(words)));
            memory.set(name, Math.max(peak, memory.get(name) ?? 0));
            return result;
          },
        };
      };
      await compare(`Plan of ${count} accounts from a journal`, "Goal: ours <= 1.1 of the audit by the gate.", [
        command(audit),
        command(["rollout", "plan", ...options, "--out", at("plan")]),
      ]);
      for (const [name, size] of memory) console.log(`  ${name}: largest process ${size.toFixed(0)} MB.`);
      const [facts, whole] = decidedAlone(await sightsIn(at("journal")));
      console.log(
        `  facts ${facts.toFixed(2)} s of CPU; decisions, table and JSON ${(whole - facts).toFixed(2)} s. Goal: < 2 s together.`,
      );
    }
  } finally {
    await aws.stop();
  }
}

async function sightsIn(journal: string): Promise<readonly AccountSight[]> {
  const [, ...lines] = (await readFile(journal, "utf8")).trimEnd().split("\n");
  return lines.map((line) => (answersFrom(line) as { readonly sight: AccountSight }).sight);
}

/** Seconds of CPU that facts take, and that facts, decisions and both forms of the plan do. */
function decidedAlone(sights: readonly AccountSight[]): readonly [facts: number, whole: number] {
  const index = new FactsIndex();
  for (const sight of sights) index.add(sight);
  const accounts = mapEach(sights, (sight) => ({
    accountId: sight.accountId,
    seen: known({ sight, facts: index.factsOf(sight) }),
  }));
  const facts = ofCpu(() => [...accounts].length);
  const whole = ofCpu(() => {
    const surveyed = { accounts, isComplete: true, notes: [], findingNotes: [] };
    const terms = { settings: {}, exceptions: [], adopt: false, today: "2027-03-31" };
    const plan = planOf(surveyed, terms, { version: "", startedAt: new Date(), notes: [] });
    return planTable(plan, { colours: false }).length + [...planJson(plan)].length;
  });
  return [facts, whole];
}

function ofCpu(work: () => number): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
