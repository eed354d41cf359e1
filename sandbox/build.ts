import { join } from "node:path";
import { captureCommand } from "./captureCommand";
import { repository } from "./repository";

/**
 * Compiles what runs as JavaScript, the policy pack, where its sources are newer than what was compiled from them.
 *
 * @throws Error with the compiler's messages when the sources do not compile
 */
export async function buildStale(): Promise<void> {
  const tsc = require.resolve("typescript/bin/tsc");
  const { code, output } = await captureCommand(process.execPath, [tsc, "-b", join(repository, "policypack")]);
  if (code !== 0) throw new Error(`The policy pack does not compile:\n${output}`);
}
