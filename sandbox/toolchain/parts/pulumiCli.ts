import { mkdir, rename, rm } from "node:fs/promises";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { runCommand } from "../command";
import { buildGo, goIdentity } from "../goToolchain";
import type { Part } from "../part";
import type { Vendor } from "../vendor";
import { pulumiVersion } from "../versions";

const cliModule = join(__dirname, "..", "pulumiCli");
const hostModule = join(__dirname, "..", "languageHost");
const versionVariable = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/** The Pulumi CLI with the language host that runs Node.js programs: together in one directory, as the CLI expects. */
export function pulumiCli(vendor: Vendor): Part {
  const archive = `pulumi-v${pulumiVersion}-${platform()}-${arch()}.tar.gz`;
  const variables = { [versionVariable]: `v${pulumiVersion}` };
  return {
    name: "pulumi-cli",
    title: `Pulumi CLI ${pulumiVersion}`,
    movable: true,
    origins: [
      {
        name: "vendor",
        source: "its vendor",
        space: 0.8e9,
        inputs: () => Promise.resolve({ paths: [], values: [archive] }),
        closed: () => vendor.unreachable(),
        obtain: async (directory, step, log) => {
          await vendor.unpack(
            {
              url: `${vendor.site}/releases/sdk/${archive}`,
              checksumsUrl: `${vendor.site}/releases/sdk/pulumi-${pulumiVersion}-checksums.txt`,
            },
            directory,
            step,
            log,
          );
          await rename(join(directory, "pulumi"), join(directory, "bin"));
        },
      },
      {
        name: "source",
        source: "its source (4 minutes on 2 processors)",
        space: 4e9,
        inputs: async () => ({
          paths: [cliModule, hostModule],
          values: [...(await goIdentity(cliModule)), ...Object.values(variables)],
        }),
        obtain: async (directory, step, log) => {
          const bin = join(directory, "bin");
          await mkdir(bin);
          await buildGo(
            {
              module: cliModule,
              package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
              output: join(bin, "pulumi"),
              variables,
            },
            step,
            log,
          );
          await buildGo(
            { module: hostModule, package: ".", output: join(bin, "pulumi-language-nodejs"), variables },
            step,
            log,
          );
        },
      },
    ],
    prove: async (directory) => {
      const bin = join(directory, "bin");
      // A PULUMI_HOME of its own: the CLI makes one wherever it is told to, and a user's is not ours to touch.
      const home = join(directory, "home");
      const env = { ...process.env, PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: "true" };
      const version = (await runCommand(join(bin, "pulumi"), ["version"], { env })).trim();
      if (version !== `v${pulumiVersion}`) {
        throw new Error(`the CLI says that it is ${version}, not v${pulumiVersion}`);
      }
      await runCommand(join(bin, "pulumi-language-nodejs"), ["-version"], { env });
      await rm(home, { recursive: true, force: true });
    },
  };
}
