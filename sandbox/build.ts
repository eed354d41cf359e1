import { join } from "node:path";
import { captureCommand } from "./captureCommand";
import { repository } from "./repository";
import { withLock } from "./toolchain/lock";

const pack = join(repository, "policypack");
const plugin = join(repository, "components", "bundle.mjs");
const command = join(repository, "cli", "bundle.mjs");

/** Where those who compile this checkout queue. */
const queue = join(repository, "node_modules", ".cache", "build-lock");

/**
 * Compiles what runs as JavaScript, the policy pack with its executable, the plugin of the component and the command,
 * where the sources are newer than what was made of them.
 *
 * @throws Error with the compiler's messages when the sources do not compile
 */
export async function buildStale(): Promise<void> {
  await withLock(queue, async () => {
    await build(require.resolve("typescript/bin/tsc"), "-b", pack);
    await build(join(pack, "bundle.mjs"));
    await build(plugin);
    await build(command);
  });
}

async function build(script: string, ...args: readonly string[]): Promise<void> {
  const { code, output } = await captureCommand(process.execPath, [script, ...args]);
  if (code !== 0) throw new Error(`The policy pack, the plugin or the command does not compile:\n${output}`);
}
