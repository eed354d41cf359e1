import { join } from "node:path";
import { runCommand } from "../command";
import { buildGo, goIdentity } from "../goToolchain";
import type { Part } from "../part";
import { actionlintVersion } from "../versions";

const linterModule = join(__dirname, "..", "actionlint");

/** The program that lints workflows of GitHub Actions, in the directory of the part. */
export const actionlintCommand = "actionlint";

/** What lints workflows of GitHub Actions: which keys, inputs and expressions GitHub accepts. */
export function actionlint(): Part {
  return {
    name: "actionlint",
    title: `actionlint ${actionlintVersion}`,
    movable: true,
    origins: [
      {
        name: "source",
        source: "its source (1 minute on 2 processors)",
        space: 1e9,
        inputs: async () => ({ paths: [linterModule], values: await goIdentity(linterModule) }),
        obtain: (directory, step, log) =>
          buildGo(
            {
              module: linterModule,
              package: "github.com/rhysd/actionlint/cmd/actionlint",
              output: join(directory, actionlintCommand),
              variables: {},
            },
            step,
            log,
          ),
      },
    ],
    prove: async (directory) => {
      const version = await runCommand(join(directory, actionlintCommand), ["-version"]);
      if (!version.startsWith(`v${actionlintVersion}\n`)) {
        throw new Error(`it says that it is ${version.split("\n")[0] ?? ""}, not v${actionlintVersion}`);
      }
    },
  };
}
