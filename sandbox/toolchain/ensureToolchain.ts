import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Progress } from "../progress";
import { cacheDirectory } from "./cacheDirectory";
import { cacheKey } from "./cacheKey";
import { endCommands } from "./command";
import { ensurePart, prune } from "./part";
import { awsProvider } from "./parts/awsProvider";
import { pulumiCli } from "./parts/pulumiCli";
import { interpreterIn, pythonEnvironment } from "./parts/pythonEnvironment";
import { isDiskFull, ToolchainError } from "./toolchainError";
import { Vendor } from "./vendor";

/** The commands a sandbox puts first on PATH, with the part that has them. */
const commands = {
  pulumi: "cli",
  "pulumi-language-nodejs": "cli",
  aws: "python",
} as const;

/** The real toolchain, complete and proven to start. */
export interface Toolchain {
  /** Holds the Pulumi CLI and the language hosts. */
  readonly pulumiCliDirectory: string;
  /** The program of the AWS provider plugin. */
  readonly awsProviderBinary: string;
  /** The Python interpreter that has the packages of the local AWS. */
  readonly python: string;
  /** What goes first on PATH: pulumi, pulumi-language-nodejs, aws. */
  readonly binDirectory: string;
}

/**
 * Returns the toolchain, after getting whatever of it is not in the per-user cache: from its vendor if that answers within
 * seconds, else built from source through the package registries. Safe to call in several processes at once, and after one
 * was killed.
 *
 * @throws {ToolchainError} If something is missing that only people can get; the message says what and how.
 */
export async function ensureToolchain(progress: Progress, cache = cacheDirectory()): Promise<Toolchain> {
  const vendor = new Vendor();
  try {
    await mkdir(cache, { recursive: true });
    const [python, { cli, provider }] = await Promise.all([
      ensurePart(cache, pythonEnvironment(), progress),
      ensureGoParts(cache, vendor, progress),
    ]);
    const directories = { cli: join(cli, "bin"), python: join(python, "bin") };
    const binDirectory = await linkCommands(cache, directories);
    await prune(cache);
    return {
      pulumiCliDirectory: directories.cli,
      awsProviderBinary: join(provider, "pulumi-resource-aws"),
      python: interpreterIn(python),
      binDirectory,
    };
  } catch (error) {
    // The part that failed may be waited for by nobody, while another builds on for minutes.
    endCommands();
    throw explained(error, cache);
  }
}

/** The builds come one after the other, since each keeps every processor busy; Python's part only waits for downloads. */
async function ensureGoParts(
  cache: string,
  vendor: Vendor,
  progress: Progress,
): Promise<{ readonly cli: string; readonly provider: string }> {
  const cli = await ensurePart(cache, pulumiCli(vendor), progress);
  const provider = await ensurePart(cache, awsProvider(vendor), progress);
  return { cli, provider };
}

/** Makes a directory with links to the commands, and nothing else that might hide a user's own commands. */
async function linkCommands(cache: string, directories: Readonly<Record<"cli" | "python", string>>): Promise<string> {
  const key = await cacheKey({ paths: [], values: Object.values(directories) });
  const bin = join(cache, `bin-${key}`);
  await mkdir(bin, { recursive: true });
  for (const [command, part] of Object.entries(commands)) {
    try {
      await symlink(join(directories[part], command), join(bin, command));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
        throw error;
      }
    }
  }
  await writeFile(join(bin, ".complete"), "");
  return bin;
}

function explained(error: unknown, cache: string): unknown {
  if (error instanceof ToolchainError) {
    return error;
  }
  const detail = error instanceof Error ? error.message : String(error);
  if (isDiskFull(error)) {
    return new ToolchainError(
      `The disk is full. Make room, or set CLOUDTRAIL_BASELINE_CACHE to a directory on a larger disk (now ${cache}).\n${detail}`,
    );
  }
  return new ToolchainError(`The toolchain could not be set up in ${cache}: ${detail}`, { cause: error });
}
