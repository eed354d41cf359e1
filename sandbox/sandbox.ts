import { mkdir } from "node:fs/promises";
import { buildStale } from "./build";
import { backendOf, pulumiHomeOf, sandboxEnvironment } from "./environment";
import { startLocalAws } from "./localAws/localAws";
import type { Progress } from "./progress";
import { createRunDirectory, removeRunDirectory } from "./runDirectory";
import { createPulumiHome, ensureToolchain, withYaml, type Toolchain } from "./toolchain";

/** A fresh local AWS with the real Pulumi toolchain, for one user only. */
export interface Sandbox {
  /** Environment of every command that runs in the sandbox. */
  readonly environment: NodeJS.ProcessEnv;
  /** Directory of this sandbox alone, gone once it is closed. */
  readonly directory: string;
  /** Stops the local AWS and removes everything the sandbox wrote. */
  close(): Promise<void>;
}

/** What a sandbox is opened with. */
export interface SandboxOptions {
  /** Whether Pulumi programs in YAML run in it. Defaults to `false`: what runs them may have to be built. */
  readonly yaml?: boolean;
  /** The toolchain, from a caller that has set it up and compiled what was stale. Defaults to doing both. */
  readonly toolchain?: Toolchain;
}

/**
 * Opens a sandbox, after setting up what is missing of the toolchain and compiling what is stale.
 *
 * @param progress - shows everything that takes time
 * @throws Error whose message says what is missing and how to get it
 */
export async function openSandbox(
  progress: Progress,
  { yaml = false, toolchain: prepared }: SandboxOptions = {},
): Promise<Sandbox> {
  const usual = prepared ?? (await ensureToolchain(progress));
  const toolchain = yaml ? await withYaml(usual, progress) : usual;
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
