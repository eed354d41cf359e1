import { mkdir } from "node:fs/promises";
import { buildStale } from "./build";
import { backendOf, pulumiHomeOf, sandboxEnvironment } from "./environment";
import { startLocalAws } from "./localAws/localAws";
import type { Progress } from "./progress";
import { createRunDirectory, removeRunDirectory } from "./runDirectory";
import { createPulumiHome, ensureToolchain, type Toolchain } from "./toolchain";

/** A fresh local AWS with the real Pulumi toolchain, for one user only. */
export interface Sandbox {
  /** Environment of every command that runs in the sandbox. */
  readonly environment: NodeJS.ProcessEnv;
  /** Directory of this sandbox alone, gone once it is closed. */
  readonly directory: string;
  /** Stops the local AWS and removes everything the sandbox wrote. */
  close(): Promise<void>;
}

/**
 * Opens a sandbox, after setting up what is missing of the toolchain and compiling what is stale.
 *
 * @param progress - shows everything that takes time
 * @param prepared - the toolchain, from a caller that has set it up and compiled what was stale
 * @throws Error whose message says what is missing and how to get it
 */
export async function openSandbox(progress: Progress, prepared?: Toolchain): Promise<Sandbox> {
  const toolchain = prepared ?? (await ensureToolchain(progress));
  const directory = await createRunDirectory();
  try {
    const [localAws] = await progress.step(
      "Local AWS",
      "starting it, and compiling the policy pack where it is stale",
      () =>
        Promise.all([
          startLocalAws(toolchain.python),
          prepared ?? buildStale(),
          mkdir(backendOf(directory)),
          createPulumiHome(toolchain, pulumiHomeOf(directory)),
        ]),
    );
    return {
      environment: sandboxEnvironment(process.env, {
        directory,
        binDirectory: toolchain.binDirectory,
        aws: localAws.environment,
      }),
      directory,
      async close() {
        await localAws.stop();
        await removeRunDirectory(directory);
      },
    };
  } catch (error) {
    await removeRunDirectory(directory);
    throw error;
  }
}
