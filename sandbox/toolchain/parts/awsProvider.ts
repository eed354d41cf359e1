import { copyFile, mkdir, readdir, rm } from "node:fs/promises";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { runCommand } from "../command";
import { buildFailed, buildGo, goIdentity, runGo } from "../goToolchain";
import type { Part } from "../part";
import type { Step } from "../../progress";
import { ToolchainError } from "../toolchainError";
import type { Vendor } from "../vendor";
import { awsProviderVersion } from "../versions";

const providerModule = join(__dirname, "..", "awsProvider");
const upstreamModule = "github.com/hashicorp/terraform-provider-aws";
const executable = "pulumi-resource-aws";

/** Where the provider's releases are published. */
const releases = `https://github.com/pulumi/pulumi-aws/releases/download/v${awsProviderVersion}`;

/** How the vendor's plugin archives name processors. */
const architectures: Readonly<Record<string, string>> = { x64: "amd64", arm64: "arm64" };

/** The AWS provider: the official one, or one of ours from the same source with the services this project meets. */
export function awsProvider(vendor: Vendor): Part {
  const archive = `${executable}-v${awsProviderVersion}-${platform()}-${architectures[arch()] ?? arch()}.tar.gz`;
  return {
    name: "aws-provider",
    title: `AWS provider ${awsProviderVersion}`,
    movable: true,
    origins: [
      {
        name: "vendor",
        source: "its vendor",
        space: 1.5e9,
        inputs: () => Promise.resolve({ paths: [], values: [archive] }),
        closed: () => vendor.unreachable(),
        obtain: (directory, step, log) =>
          vendor.unpack(
            {
              url: `${vendor.site}/releases/plugins/${archive}`,
              // The vendor's site has no checksums of plugins; the releases they are copied from have.
              checksumsUrl: `${vendor.mirror ? `${vendor.mirror}/releases/plugins` : releases}/pulumi-aws_${awsProviderVersion}_checksums.txt`,
            },
            directory,
            step,
            log,
          ),
      },
      {
        name: "source",
        source: "its source (3 minutes on 2 processors)",
        space: 3e9,
        inputs: async () => ({
          paths: [providerModule],
          values: [...(await goIdentity(providerModule)), awsProviderVersion],
        }),
        obtain: build,
      },
    ],
    prove: async (directory) => {
      const version = (await runCommand(join(directory, executable), ["-version"])).trim();
      if (version.replace(/^v/, "") !== awsProviderVersion) {
        throw new Error(`the provider says that it is ${version}, not ${awsProviderVersion}`);
      }
    },
  };
}

/** Builds the provider in a copy of its module, in which the trimmed source takes the place of the published one. */
async function build(directory: string, step: Step, log: string): Promise<void> {
  const scratch = join(directory, "build");
  const trimmed = join(scratch, "terraform-provider-aws");
  await mkdir(scratch);
  for (const file of await readdir(providerModule, { withFileTypes: true })) {
    if (file.isFile()) {
      await copyFile(join(providerModule, file.name), join(scratch, file.name));
    }
  }
  await mkdir(join(scratch, "services"));
  await copyFile(join(providerModule, "services", "services.go"), join(scratch, "services", "services.go"));
  try {
    step.update("downloading the source of terraform-provider-aws");
    const source = await downloadUpstream(log);
    step.update("leaving out the services that are not needed");
    await runGo(["run", "./trim", source, trimmed], providerModule, log);
    await runGo(["mod", "edit", `-replace=${upstreamModule}=./terraform-provider-aws`], scratch, log);
  } catch (error) {
    throw buildFailed(error, log);
  }
  await buildGo(
    {
      module: scratch,
      package: ".",
      output: join(directory, executable),
      variables: { "main.version": awsProviderVersion },
    },
    step,
    log,
  );
  await rm(scratch, { recursive: true });
}

/** Returns where the Go module cache has the pinned source, after Go has compared it with go.sum. */
async function downloadUpstream(log: string): Promise<string> {
  const answer = JSON.parse(await runGo(["mod", "download", "-json", upstreamModule], providerModule, log)) as {
    readonly Dir?: string;
  };
  if (answer.Dir === undefined) {
    throw new ToolchainError(`Go did not say where it put ${upstreamModule}; see ${log}`);
  }
  return answer.Dir;
}
