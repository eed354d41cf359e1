// `npm run bench`: what our program and our policy pack cost, each against a named alternative in the same run.
import { join } from "node:path";
import { readTrails } from "../sandbox/accountFacts";
import { captureCommand } from "../sandbox/captureCommand";
import { main } from "../sandbox/main";
import { repository } from "../sandbox/repository";
import { openSandbox, type Sandbox } from "../sandbox/sandbox";
import { createStack } from "../sandbox/stack";
import { median, spread } from "./statistics";

const rounds = Number(process.env["BENCH_ROUNDS"] ?? 5);

/** One way of doing the measured thing; `measure` answers seconds. */
interface Contender {
  readonly name: string;
  measure(round: number): Promise<number>;
}

/**
 * Measures contenders in turn, A B A B ..., after one round that is not counted, and prints each with its ratio to the
 * first, taken round by round: the machine's own drift then cancels out.
 */
async function compare(title: string, goal: string, contenders: readonly [Contender, ...Contender[]]): Promise<void> {
  const seconds = contenders.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [index, contender] of contenders.entries()) {
      const elapsed = await contender.measure(round);
      if (round > 0) seconds[index]?.push(elapsed);
    }
  }
  const reference = seconds[0] ?? [];
  console.log(`\n${title}; median (lowest–highest) of ${rounds} rounds. ${goal}`);
  for (const [index, { name }] of contenders.entries()) {
    const own = seconds[index] ?? [];
    const ratios = own.map((value, round) => value / (reference[round] ?? NaN));
    console.log(`  ${name.padEnd(48)} ${spread(own).padEnd(22)} s   ratio ${spread(ratios)}`);
  }
  if (contenders.length === 3) {
    const [without = [], empty = [], ours = []] = seconds;
    const added = (values: readonly number[]): number =>
      median(values.map((value, round) => value - (without[round] ?? NaN)));
    const ratio = (added(ours) / added(empty)).toFixed(2);
    console.log(`  added: empty ${added(empty).toFixed(2)} s, ours ${added(ours).toFixed(2)} s, ratio ${ratio}`);
  }
}

/** Runs pulumi to its end and answers the seconds it took. */
async function pulumi(sandbox: Sandbox, cwd: string, ...args: readonly string[]): Promise<number> {
  const started = performance.now();
  const { code, output } = await captureCommand("pulumi", [...args, "--non-interactive"], {
    cwd,
    env: sandbox.environment,
  });
  if (code !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${String(code)}:\n${output}`);
  return (performance.now() - started) / 1000;
}

/** A first `pulumi up` of a program on an account without a trail; what it made is destroyed before the next. */
async function firstUp(
  sandbox: Sandbox,
  project: string,
  directory: string,
  ...config: readonly string[]
): Promise<Contender> {
  const options = ["--stack", "bench", "--config-file", await createStack(sandbox, project, "bench")];
  return {
    name: project,
    async measure() {
      const elapsed = await pulumi(sandbox, directory, "up", "--yes", "--skip-preview", ...options, ...config);
      // A program that fails to run as meant would be the fastest of all.
      const [trail, ...others] = await readTrails(sandbox.environment);
      if (trail?.logging !== true || others.length > 0) throw new Error(`${project} did not make its one trail.`);
      await pulumi(sandbox, directory, "destroy", "--yes", "--skip-preview", ...options);
      return elapsed;
    },
  };
}

void main(async (progress) => {
  const sandbox = await openSandbox(progress);
  try {
    const plain = await firstUp(sandbox, "plain", join(repository, "bench", "plain"));
    const ours = await firstUp(sandbox, "cloudtrail-baseline", repository, "--config", "protect=false");
    await compare("First pulumi up, 8 AWS resources", "Goal: ours <= 1.10 of plain.", [
      { ...plain, name: "plain program, hand-written TypeScript" },
      { ...ours, name: "ours: MultiRegionTrail" },
    ]);
    const options = ["--stack", "pack", "--config-file", await createStack(sandbox, "cloudtrail-baseline", "pack")];
    const preview = (name: string, ...pack: readonly string[]): Contender => ({
      name,
      measure: () => pulumi(sandbox, repository, "preview", ...options, ...pack),
    });
    await compare("pulumi preview of this project", "Goal: ours adds <= 1.10 of what the empty pack adds.", [
      preview("without a pack"),
      preview("with an empty compiled pack", "--policy-pack", join("bench", "emptyPack")),
      preview("with our pack", "--policy-pack", "policypack"),
    ]);
    return 0;
  } finally {
    await sandbox.close();
  }
});
