import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { captureCommand } from "../sandbox/captureCommand";
import type { Sandbox } from "../sandbox/sandbox";
import { compare, type Contender } from "./compare";
import { accountIds } from "./organization/accounts";
import { atOnce, floor, plainRequests } from "./organization/floor";
import { type ReplayedAws, startReplayedAws } from "./organization/replayedAws";
import { allCalls, gateCalls, sdkAlone } from "./organization/sdkAlone";
import { peakMemory } from "./peakMemory";
import { median } from "./statistics";

/** How long each call takes, in milliseconds. */
const delay = 150;

/** How many accounts; the first size is a tenth of it, to see how the time grows. */
const most = Number(process.env["BENCH_ACCOUNTS"] ?? 10_000);

/**
 * What auditing many accounts costs, each with a trail of its own, where every call takes 150 ms and 50 accounts are asked at
 * once: by the gate against plain requests and the AWS SDK alone, by all rules, and how large the process grows.
 */
export async function manyAccounts(sandbox: Sandbox): Promise<void> {
  const aws = await startReplayedAws(delay, "own");
  const memory: number[] = [];
  /** Seconds of ours, a list for each number of accounts. */
  const gate: (readonly number[])[] = [];
  const all: (readonly number[])[] = [];
  try {
    for (const count of [most / 10, most]) {
      const ids = accountIds(count + 1).slice(1);
      const list = join(sandbox.directory, `accounts-${count}.txt`);
      await writeFile(list, ids.join("\n"));
      const alone = (name: string, work: () => Promise<void>): Contender => ({ name, measure: () => timed(work) });
      const audit = (preset: string): Contender => ({
        name: `cloudtrail-baseline audit --preset ${preset}`,
        async measure() {
          const { result, peak } = await peakMemory(() => timedAudit(sandbox, aws, list, ["--preset", preset]));
          memory.push(peak);
          return result;
        },
      });
      const [, , byGate = []] = await compare(
        `Audit of ${count} accounts by the gate; latency alone takes ${floor(count, delay).toFixed(1)} s`,
        "Goal: ours <= 1.15 of plain requests.",
        [
          alone("plain requests", () => plainRequests(aws, ids)),
          alone("the AWS SDK alone", () => sdkAlone(aws, ids, gateCalls)),
          audit("rule"),
        ],
        0,
      );
      const [, byAll = []] = await compare(
        `Audit of ${count} accounts by all rules`,
        "Goal: ours <= 1.15 of the AWS SDK with the same calls.",
        [alone("the AWS SDK alone", () => sdkAlone(aws, ids, allCalls)), audit("strict")],
        0,
      );
      gate.push(byGate);
      all.push(byAll);
      console.log(`  largest process so far: ${Math.max(...memory).toFixed(0)} MB. Goal: <= 250 MB.`);
    }
  } finally {
    await aws.stop();
  }
  console.log("\nGrowth from a tenth of the accounts. Goal: no more than the accounts, 10.");
  for (const [name, [few, many]] of Object.entries({ gate, all })) {
    console.log(`  ${name}: ${(median(many ?? []) / median(few ?? [])).toFixed(1)} times the time`);
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** Seconds that the command takes, with its report in JSON, whatever it finds and cannot find out. */
async function timedAudit(
  { directory, environment }: Sandbox,
  aws: ReplayedAws,
  list: string,
  options: readonly string[],
): Promise<number> {
  const report = ["--format", "json", "--output", join(directory, "report.json")];
  const who = ["--accounts", list, "--role-name", "Audit", "--concurrency", String(atOnce), "--timeout", "7200"];
  const args = ["audit", ...who, ...report, ...options];
  const env = { ...environment, ...aws.environment };
  return timed(async () => {
    const { code, output } = await captureCommand("cloudtrail-baseline", args, { env });
    if (![0, 1, 3].includes(code ?? NaN)) throw new Error(`The audit ended with ${String(code)}:\n${output}`);
  });
}
