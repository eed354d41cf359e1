import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { buildStale } from "../sandbox/build";
import { Progress } from "../sandbox/progress";
import { ensureToolchain } from "../sandbox/toolchain";

const progress = new Progress();
let pulumiHome: string;

/**
 * Before the first test: whatever of the toolchain is missing is set up, what is stale is compiled, and `pulumi` is
 * found on the PATH with a home of its own, for the tests that need the command line and no sandbox.
 */
export async function mochaGlobalSetup(): Promise<void> {
  const toolchain = await ensureToolchain(progress);
  await progress.step("Policy pack", "compiling what is stale", buildStale);
  pulumiHome = await mkdtemp(join(tmpdir(), "cloudtrail-baseline-tests-"));
  process.env["PULUMI_HOME"] = pulumiHome;
  process.env["PULUMI_SKIP_UPDATE_CHECK"] = "true";
  process.env["PATH"] = [toolchain.binDirectory, process.env["PATH"]].join(delimiter);
  process.env["CLOUDTRAIL_BASELINE_PYTHON"] = toolchain.python;
}

/** After the last test: where the time went. */
export async function mochaGlobalTeardown(): Promise<void> {
  await rm(pulumiHome, { recursive: true, force: true });
  progress.note(progress.summary());
}
