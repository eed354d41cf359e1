import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Toolchain } from "./ensureToolchain";
import { place } from "./place";
import { awsProviderVersion, pulumiVersion } from "./versions";

/**
 * Lays out a PULUMI_HOME for one sandbox, so that `npx pulumi`, the engine and the Automation API find CLI, language hosts
 * and AWS provider there and download nothing. Each sandbox has its own, because credentials and the selected stack live in
 * it; and the provider, which may be the trimmed one, must never be among a user's own plugins.
 */
export async function createPulumiHome(
  toolchain: Pick<Toolchain, "pulumiCliDirectory" | "awsProviderBinary">,
  directory: string,
): Promise<void> {
  const bin = join(directory, "versions", pulumiVersion, "bin");
  // A real directory with a linked file: the CLI passes over plugin directories that are links themselves.
  const plugin = join(directory, "plugins", `resource-aws-v${awsProviderVersion}`);
  await mkdir(bin, { recursive: true });
  await mkdir(plugin, { recursive: true });
  for (const name of await readdir(toolchain.pulumiCliDirectory)) {
    await place(join(toolchain.pulumiCliDirectory, name), join(bin, name));
  }
  await place(toolchain.awsProviderBinary, join(plugin, "pulumi-resource-aws"));
}
