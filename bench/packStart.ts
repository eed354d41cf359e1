import { join } from "node:path";
import { project } from "../config";
import { captureCommand } from "../sandbox/captureCommand";
import { repository } from "../sandbox/repository";
import type { Sandbox } from "../sandbox/sandbox";
import { createStack } from "../sandbox/stack";
import { compare, inEachRound, type Contender } from "./compare";
import { emptyPack, ourPack } from "./packs";
import { median, spread } from "./statistics";
import { timedPulumi } from "./timedPulumi";

/** What a policy pack adds to a preview of this project: mostly its start. */
export async function packStart(sandbox: Sandbox): Promise<void> {
  const awsGuard = join(repository, "bench", "awsGuard");
  const { code, output } = await captureCommand("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: awsGuard,
  });
  if (code !== 0) throw new Error(`AWSGuard could not be installed:\n${output}`);
  const options = ["--stack", "pack", "--config-file", await createStack(sandbox, project, "pack")];
  const preview = (name: string, ...pack: readonly string[]): Contender => ({
    name,
    measure: () => timedPulumi(sandbox, repository, "preview", ...options, ...pack),
  });
  const packs = [
    preview("an empty compiled pack", "--policy-pack", emptyPack.directory),
    preview("our pack", "--policy-pack", ourPack.directory),
    preview("our pack as an executable", "--policy-pack", ourPack.executable),
    preview("AWSGuard 0.3.1", "--policy-pack", awsGuard),
    preview("a TypeScript pack with @pulumi/aws", "--policy-pack", join(repository, "bench", "typescriptPack")),
  ];
  const goal = "Goal: ours adds <= 1.10 of what the empty pack adds, and less as an executable.";
  const [without, empty, ...others] = await compare("pulumi preview of this project with a pack", goal, [
    preview("without a pack"),
    ...packs,
  ]);
  const addedBy = (seconds: readonly number[] | undefined) =>
    inEachRound(seconds, without, (own, other) => own - other);
  const ofEmpty = median(addedBy(empty));
  for (const [index, seconds] of [empty, ...others].entries()) {
    const added = addedBy(seconds);
    const ratio = (median(added) / ofEmpty).toFixed(2);
    console.log(`  added by ${(packs[index]?.name ?? "").padEnd(39)} ${spread(added).padEnd(22)} s   ratio ${ratio}`);
  }
}
