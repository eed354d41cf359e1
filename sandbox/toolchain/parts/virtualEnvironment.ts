import { join } from "node:path";
import { CommandError, runCommand } from "../command";
import type { Part } from "../part";
import { ToolchainError } from "../toolchainError";
import { isAtLeast, minimumPythonVersion } from "../versions";

/** Commands under which a Python may be found, the user's choice first. */
const interpreters = ["python3", "python3.13", "python3.12", "python3.11", "python3.10", "python"];

/** Asks an interpreter for its version and place, and whether it can make virtual environments with pip in them. */
const question = `
import sys
try:
    import ensurepip, venv
    complete = "complete"
except ImportError:
    complete = "incomplete"
print(".".join(map(str, sys.version_info[:3])), complete, sys.executable, sep="\\n")
`;

interface Interpreter {
  readonly version: string;
  readonly complete: boolean;
  readonly path: string;
}

/** What a virtual environment is for, and which packages it holds. */
export interface Packages {
  /** Begins the names of its directories. */
  readonly name: string;
  /** Names it for people. */
  readonly title: string;
  /** The file that pins every package with its hashes. */
  readonly requirements: string;
  /** The disk space that it takes, in bytes. */
  readonly space: number;
  /** Fails unless the packages are there and start. */
  readonly prove: (directory: string) => Promise<void>;
}

/** A Python virtual environment with packages of the Python package index. */
export function virtualEnvironment({ name, title, requirements, space, prove }: Packages): Part {
  return {
    name,
    title,
    // A virtual environment knows its own path.
    movable: false,
    origins: [
      {
        name: "index",
        source: "the Python package index",
        space,
        inputs: async () => {
          const interpreter = await findInterpreter();
          return { paths: [requirements], values: [interpreter.version, interpreter.path] };
        },
        obtain: async (directory, step, log) => {
          const interpreter = await findInterpreter();
          let packages = 0;
          try {
            await runCommand(interpreter.path, ["-m", "venv", directory], { env: pythonEnvironmentVariables(), log });
            await runCommand(
              interpreterIn(directory),
              ["-m", "pip", "install", "--require-hashes", "--no-deps", "--prefer-binary", "-r", requirements],
              {
                env: pythonEnvironmentVariables(),
                log,
                onLine: (line) => {
                  if (/^(Collecting|Installing) /.test(line)) {
                    packages++;
                    step.update(
                      line.startsWith("Installing") ? "installing" : `downloading, ${packages} packages so far`,
                    );
                  }
                },
              },
            );
          } catch (error) {
            throw installFailed(error, log);
          }
        },
      },
    ],
    prove,
  };
}

/** Returns the interpreter of a virtual environment. */
export function interpreterIn(directory: string): string {
  return commandIn(directory, "python");
}

/** Returns a command of a virtual environment. */
export function commandIn(directory: string, command: string): string {
  return join(directory, "bin", command);
}

async function findInterpreter(): Promise<Interpreter> {
  const found: Interpreter[] = [];
  for (const command of interpreters) {
    const interpreter = await ask(command);
    if (interpreter?.complete && isAtLeast(interpreter.version, minimumPythonVersion)) {
      return interpreter;
    }
    found.push(...(interpreter ? [interpreter] : []));
  }
  throw noPython(found);
}

async function ask(command: string): Promise<Interpreter | undefined> {
  try {
    const answer = await runCommand(command, ["-c", question], { env: pythonEnvironmentVariables() });
    const [version = "", complete, path = ""] = answer.trim().split("\n");
    return { version, complete: complete === "complete", path };
  } catch {
    return undefined;
  }
}

/** Says what is wrong with the interpreters that were found. */
export function noPython(found: readonly Interpreter[]): ToolchainError {
  const recent = found.find((interpreter) => isAtLeast(interpreter.version, minimumPythonVersion));
  if (recent) {
    return new ToolchainError(
      `${recent.path} (${recent.version}) cannot make virtual environments: it lacks venv or ensurepip.\n` +
        "On Debian and Ubuntu: apt-get install python3-venv. Then try again.",
    );
  }
  const others = found.map((interpreter) => `${interpreter.path} is ${interpreter.version}`).join(", ");
  return new ToolchainError(
    `Python ${minimumPythonVersion} or newer is needed for the local AWS${others && `; ${others}`}.\n` +
      "Get it from https://www.python.org/downloads/ or with apt-get install python3 python3-venv. Then try again.",
  );
}

function installFailed(error: unknown, log: string): unknown {
  if (!(error instanceof CommandError)) {
    return error;
  }
  if (/no space left on device|errno 28|disk quota exceeded/i.test(error.output)) {
    return Object.assign(new Error(error.output), { code: "ENOSPC" });
  }
  const network = /connection|timed out|name resolution|could not fetch|ssl/i.test(error.output);
  const advice = network
    ? "The Python packages could not be downloaded: check the network, or tell pip about your index and proxy."
    : "The Python packages could not be installed.";
  return new ToolchainError(`${advice} The last lines of ${log}:\n${error.output}`);
}

/** The user's environment, index, proxy and certificates included, without what would install packages elsewhere. */
export function pythonEnvironmentVariables(): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    PIP_DISABLE_PIP_VERSION_CHECK: "1",
    PIP_NO_INPUT: "1",
    PIP_USER: "0",
  };
  for (const name of [
    "PIP_CONSTRAINT",
    "PIP_PREFIX",
    "PIP_REQUIRE_VIRTUALENV",
    "PIP_ROOT",
    "PIP_TARGET",
    "PYTHONHOME",
    "PYTHONPATH",
    "VIRTUAL_ENV",
  ]) {
    // oxlint-disable-next-line typescript/no-dynamic-delete -- an environment is a dictionary
    delete environment[name];
  }
  return environment;
}
