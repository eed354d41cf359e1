import { existsSync } from "node:fs";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Progress } from "../progress";
import { cacheDirectory } from "./cacheDirectory";
import { cacheKey } from "./cacheKey";
import { endCommands } from "./command";
import { ensurePart, type Part, prune } from "./part";
import { actionlint, actionlintCommand } from "./parts/actionlint";
import { awsProvider } from "./parts/awsProvider";
import { pulumiCli } from "./parts/pulumiCli";
import { pulumiCliWithYaml, yamlLanguageHost } from "./parts/pulumiCliWithYaml";
import { prowlerEnvironment } from "./parts/prowlerEnvironment";
import { pythonEnvironment } from "./parts/pythonEnvironment";
import { commandIn, interpreterIn } from "./parts/virtualEnvironment";
import { isDiskFull, ToolchainError } from "./toolchainError";
import { Vendor } from "./vendor";

/** The commands of the CLI that a sandbox puts on PATH. */
const pulumiCommands = ["pulumi", "pulumi-language-nodejs"];

/** The real toolchain, complete and proven to start. */
export interface Toolchain {
  /** Holds the Pulumi CLI and the language hosts. */
  readonly pulumiCliDirectory: string;
  /** The program of the AWS provider plugin. */
  readonly awsProviderBinary: string;
  /** The Python interpreter that has the packages of the local AWS. */
  readonly python: string;
  /** What goes first on PATH: pulumi, its language hosts, aws. */
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
    const pulumiCliDirectory = join(cli, "bin");
    const binDirectory = await linkCommands(cache, [
      ...pulumiCommands.map((command) => join(pulumiCliDirectory, command)),
      commandIn(python, "aws"),
    ]);
    await prune(cache);
    return {
      pulumiCliDirectory,
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

/**
 * Returns the toolchain with what runs Pulumi programs in YAML. The vendor's CLI has it; one that was built gets it built.
 *
 * @throws {ToolchainError} If something is missing that only people can get; the message says what and how.
 */
export async function withYaml(toolchain: Toolchain, progress: Progress, cache = cacheDirectory()): Promise<Toolchain> {
  if (existsSync(join(toolchain.pulumiCliDirectory, yamlLanguageHost))) {
    return toolchain;
  }
  try {
    const part = pulumiCliWithYaml(toolchain.pulumiCliDirectory);
    const pulumiCliDirectory = join(await ensurePart(cache, part, progress), "bin");
    const binDirectory = await linkCommands(cache, [
      ...[...pulumiCommands, yamlLanguageHost].map((command) => join(pulumiCliDirectory, command)),
      join(toolchain.binDirectory, "aws"),
    ]);
    return { ...toolchain, pulumiCliDirectory, binDirectory };
  } catch (error) {
    endCommands();
    throw explained(error, cache);
  }
}

/**
 * Returns the Python interpreter that has Prowler, of which only proofs and measurements have need.
 *
 * @throws {ToolchainError} If something is missing that only people can get; the message says what and how.
 */
export async function ensureProwler(progress: Progress, cache = cacheDirectory()): Promise<string> {
  return interpreterIn(await ensureAlone(prowlerEnvironment(), progress, cache));
}

/**
 * Returns the program that lints workflows of GitHub Actions.
 *
 * @throws {ToolchainError} If something is missing that only people can get; the message says what and how.
 */
export async function ensureActionlint(progress: Progress, cache = cacheDirectory()): Promise<string> {
  return join(await ensureAlone(actionlint(), progress, cache), actionlintCommand);
}

/** Returns the directory of a part that the sandbox itself has no need of. */
async function ensureAlone(part: Part, progress: Progress, cache: string): Promise<string> {
  try {
    await mkdir(cache, { recursive: true });
    return await ensurePart(cache, part, progress);
  } catch (error) {
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

/** Makes a directory with links to commands, and nothing else that might hide a user's own commands. */
async function linkCommands(cache: string, commands: readonly string[]): Promise<string> {
  const bin = join(cache, `bin-${await cacheKey({ paths: [], values: commands })}`);
  await mkdir(bin, { recursive: true });
  for (const command of commands) {
    try {
      await symlink(command, join(bin, basename(command)));
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
