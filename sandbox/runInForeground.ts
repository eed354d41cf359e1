import { spawn } from "node:child_process";
import { constants } from "node:os";

/** How a command is run. */
export interface CommandOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** Working directory. Defaults to the caller's. */
  readonly directory?: string;
}

/** Signals by which a person, a terminal or a supervisor asks a program to end. */
const endingSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs a command to its end and hands on every request to end: the command gets the time it needs to stop in good order.
 *
 * @returns the command's exit code as a shell tells it: 127 when there is no such command, 128 and the signal's number
 *   when a signal ended it
 */
export async function runInForeground(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<number> {
  const child = spawn(command, args, {
    env: options.environment,
    cwd: options.directory,
    stdio: "inherit",
  });
  const handOn = (signal: NodeJS.Signals): void => {
    // Ctrl-C in a terminal reaches the command too, and Pulumi takes a second one as an order to drop everything.
    if (signal === "SIGINT" && process.stdin.isTTY) return;
    child.kill(signal);
  };
  for (const signal of endingSignals) process.on(signal, handOn);
  try {
    return await new Promise((resolve) => {
      child.once("error", (error: NodeJS.ErrnoException) => {
        console.error(error.code === "ENOENT" ? `${command}: command not found` : `${command}: ${error.message}`);
        resolve(error.code === "ENOENT" ? 127 : 126);
      });
      child.once("close", (code, signal) => {
        resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
      });
    });
  } finally {
    for (const signal of endingSignals) process.off(signal, handOn);
  }
}
