import { join } from "node:path";
import { runCommand } from "../command";
import type { Part } from "../part";
import { commandIn, pythonEnvironmentVariables, virtualEnvironment } from "./virtualEnvironment";

/** The Python virtual environment with Prowler, apart from all else, since it pins what others have in other versions. */
export function prowlerEnvironment(): Part {
  return virtualEnvironment({
    name: "prowler",
    title: "Prowler (Python packages)",
    requirements: join(__dirname, "..", "prowler", "requirements.txt"),
    space: 1e9,
    prove: async (directory) => {
      const env = pythonEnvironmentVariables();
      await runCommand(commandIn(directory, "prowler"), ["aws", "--help"], { env });
    },
  });
}
