import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "../command";
import { buildGo, goIdentity } from "../goToolchain";
import type { Part } from "../part";
import { place } from "../place";
import { yamlLanguageHostVersion } from "../versions";

const hostModule = join(__dirname, "..", "yamlLanguageHost");

/** The command that the engine starts for a program in YAML. */
export const yamlLanguageHost = "pulumi-language-yaml";

/**
 * A Pulumi CLI beside the official language host of Pulumi YAML, which is built: together in one directory, since either
 * looks for the hosts of other languages there.
 *
 * @param pulumiCliDirectory - holds the CLI and its other language hosts
 */
export function pulumiCliWithYaml(pulumiCliDirectory: string): Part {
  const variables = { "github.com/pulumi/pulumi-yaml/pkg/version.Version": `v${yamlLanguageHostVersion}` };
  return {
    name: "pulumi-cli-yaml",
    title: `Pulumi YAML ${yamlLanguageHostVersion}`,
    movable: true,
    origins: [
      {
        name: "source",
        source: "its source (2 minutes on 2 processors)",
        space: 3e9,
        inputs: async () => ({
          paths: [hostModule],
          values: [...(await goIdentity(hostModule)), ...Object.values(variables), pulumiCliDirectory],
        }),
        obtain: async (directory, step, log) => {
          const bin = join(directory, "bin");
          await mkdir(bin);
          for (const name of await readdir(pulumiCliDirectory)) {
            await place(join(pulumiCliDirectory, name), join(bin, name));
          }
          await buildGo(
            {
              module: hostModule,
              package: `github.com/pulumi/pulumi-yaml/cmd/${yamlLanguageHost}`,
              output: join(bin, yamlLanguageHost),
              variables,
            },
            step,
            log,
          );
        },
      },
    ],
    prove: async (directory) => {
      await runCommand(join(directory, "bin", yamlLanguageHost), ["-help"]);
    },
  };
}
