import { join } from "node:path";
import { captureCommand } from "./captureCommand";
import { repository } from "./repository";

const pack = join(repository, "policypack");

/**
 * Compiles what runs as JavaScript, the policy pack, and bundles its executable, where the sources are newer than what
 * was made of them.
 *
 * @throws Error with the compiler's messages when the sources do not compile
 */
export async function buildStale(): Promise<void> {
  await build(require.resolve("typescript/bin/tsc"), "-b", pack);
  await build(join(pack, "bundle.mjs"));
}

async function build(script: string, ...args: readonly string[]): Promise<void> {
  const { code, output } = await captureCommand(process.execPath, [script, ...args]);
  if (code !== 0) throw new Error(`The policy pack does not compile:\n${output}`);
}
