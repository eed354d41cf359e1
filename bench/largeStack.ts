import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rules } from "../rules/catalogue";
import type { Sandbox } from "../sandbox/sandbox";
import { compare, type Contender } from "./compare";
import { emptyPack, ourPack, type Pack } from "./packs";
import { peakMemory } from "./peakMemory";
import { stateOf } from "./state/state";
import { median } from "./statistics";
import { timedPulumi } from "./timedPulumi";

/** Every rule at work, also those that the default leaves out; none ends the run by what it finds. */
const everyRule = Object.fromEntries(rules.map(({ name }) => [name, "advisory"]));

/**
 * What judging a large stack costs with every rule, against a pack without policies in the same form, and whether it
 * grows faster than the stack.
 */
export async function largeStack(sandbox: Sandbox): Promise<void> {
  const sizes = [1_000, 10_000];
  const config = join(sandbox.directory, "every-rule.json");
  await writeFile(config, JSON.stringify(everyRule));
  const ours = new Map<string, number[]>();
  for (const size of sizes) {
    const file = join(sandbox.directory, `state-${size}.json`);
    await writeFile(file, JSON.stringify(stateOf(size)));
    for (const form of ["directory", "executable"] as const) {
      const memory = { empty: [] as number[], ours: [] as number[] };
      const analyze = (name: string, pack: Pack, megabytes: number[], ...options: readonly string[]): Contender => ({
        name,
        async measure() {
          const args = ["policy", "analyze", "--file", file, "--policy-pack", pack[form], ...options];
          const { result, peak } = await peakMemory(() => timedPulumi(sandbox, sandbox.directory, ...args));
          megabytes.push(peak);
          return result;
        },
      });
      const title = `pulumi policy analyze of ${size} resources, packs as ${form}`;
      const seconds = await compare(title, "Goal: ours <= 1.10 of the empty pack.", [
        analyze("an empty compiled pack", emptyPack, memory.empty),
        analyze("our pack, every rule", ourPack, memory.ours, "--policy-pack-config", config),
      ]);
      ours.set(form, [...(ours.get(form) ?? []), median(seconds[1] ?? [])]);
      console.log(
        `  largest process of the pack: empty ${median(memory.empty).toFixed(0)} MB, ours ${median(memory.ours).toFixed(0)} MB`,
      );
    }
  }
  console.log(`\nGrowth of ours from ${sizes.join(" to ")} resources. Goal: no more than the resources, 10.`);
  for (const [form, [small = NaN, large = NaN]] of ours) {
    console.log(`  as ${form}: ${(large / small).toFixed(1)} times the time`);
  }
}
