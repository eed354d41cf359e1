import { join } from "node:path";
import { runCommand } from "../command";
import type { Part } from "../part";
import { commandIn, interpreterIn, pythonEnvironmentVariables, virtualEnvironment } from "./virtualEnvironment";

/** The Python virtual environment with the local AWS and the AWS CLI. */
export function pythonEnvironment(): Part {
  return virtualEnvironment({
    name: "python",
    title: "Local AWS and AWS CLI (Python packages)",
    requirements: join(__dirname, "..", "python", "requirements.txt"),
    space: 1e9,
    prove: async (directory) => {
      const env = pythonEnvironmentVariables();
      await runCommand(interpreterIn(directory), ["-c", "import moto.server"], { env });
      await runCommand(commandIn(directory, "aws"), ["--version"], { env });
    },
  });
}
