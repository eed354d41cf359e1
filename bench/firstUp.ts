import { join } from "node:path";
import { captureCommand } from "../sandbox/captureCommand";
import { repository } from "../sandbox/repository";
import type { Sandbox } from "../sandbox/sandbox";
import { createStack } from "../sandbox/stack";
import { compare, type Contender } from "./compare";
import { gate } from "../rules/catalogue";
import { timedPulumi } from "./timedPulumi";

/** What the component costs in a first `pulumi up`, against the same resources written by hand. */
export async function firstUp(sandbox: Sandbox): Promise<void> {
  const plain = await upOf(sandbox, "plain", join(repository, "bench", "plain"));
  const ours = await upOf(sandbox, "cloudtrail-baseline", repository, "--config", "protect=false");
  await compare("First pulumi up, 9 AWS resources", "Goal: ours <= 1.10 of plain.", [
    { ...plain, name: "plain program, hand-written TypeScript" },
    { ...ours, name: "ours: MultiRegionTrail" },
  ]);
}

/** A first `pulumi up` of a program on an account without a trail; what it made is destroyed before the next. */
async function upOf(
  sandbox: Sandbox,
  project: string,
  directory: string,
  ...config: readonly string[]
): Promise<Contender> {
  const options = ["--stack", "bench", "--config-file", await createStack(sandbox, project, "bench")];
  return {
    name: project,
    async measure() {
      const elapsed = await timedPulumi(sandbox, directory, "up", "--yes", "--skip-preview", ...options, ...config);
      // A program that fails to run as meant would be the fastest of all.
      const { code, output } = await captureCommand("cloudtrail-baseline", ["audit", "--rules", gate], {
        env: sandbox.environment,
      });
      if (code !== 0) throw new Error(`${project} did not make its trail:\n${output}`);
      await timedPulumi(sandbox, directory, "destroy", "--yes", "--skip-preview", ...options);
      return elapsed;
    },
  };
}
