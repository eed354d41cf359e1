import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { PassThrough } from "node:stream";

/** How many of the last lines of output an error shows. */
const shownLines = 12;

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What a command runs with. */
export interface CommandOptions {
  readonly cwd?: string;
  /** The whole environment; defaults to ours. */
  readonly env?: NodeJS.ProcessEnv;
  /** Where all output goes, for people to read when something failed. */
  readonly log?: string;
  /** Called with every line of output. */
  readonly onLine?: (line: string) => void;
  /** After this many milliseconds the command is ended. Defaults to no limit. */
  readonly timeout?: number;
}

/** A command that could not be started or did not end well. */
export class CommandError extends Error {
  override readonly name = "CommandError";

  /**
   * @param outcome How it ended, as in "exit code 1".
   * @param output Its last lines.
   * @param missing Whether there is no such command.
   */
  constructor(
    readonly command: string,
    readonly outcome: string,
    readonly output: string,
    readonly missing: boolean,
  ) {
    super([`${command}: ${outcome}`, output].filter(Boolean).join("\n"));
  }
}

/**
 * Runs "$@" and ends it, with everything it started, when standard input closes: a pipe that only our process holds open,
 * so that not even killing us leaves a compiler behind.
 */
const leashed = [
  "exec 3<&0",
  '"$@" </dev/null 3<&- & command=$!',
  "{ read -r _; kill -KILL 0; } <&3 >/dev/null 2>&1 & leash=$!",
  'wait "$command"; status=$?',
  'kill -KILL "$leash" 2>/dev/null',
  'exit "$status"',
].join("\n");

const running = new Set<ChildProcess>();

/**
 * Runs a command to its end and returns what it wrote on standard output.
 * The command and its children form a group that ends when it fails to finish in time, and when our process ends.
 *
 * @throws {CommandError} If it cannot be started or does not exit with 0.
 */
export async function runCommand(
  command: string,
  parameters: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  if (options.log !== undefined) {
    await mkdir(dirname(options.log), { recursive: true });
  }
  const child = spawn("sh", ["-c", leashed, "sh", command, ...parameters], {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
  });
  track(child);
  const log = options.log === undefined ? undefined : createWriteStream(options.log, { flags: "a" });
  // A log that cannot be written is no reason to stop; a full disk stops the command itself.
  log?.on("error", () => undefined);
  log?.write(`$ ${[command, ...parameters].join(" ")}\n`);
  const tail: string[] = [];
  let stdout = "";
  child.stdout.on("data", (data: Buffer) => (stdout += data.toString()));
  const merged = new PassThrough();
  for (const stream of [child.stdout, child.stderr]) {
    stream.pipe(merged, { end: false });
  }
  const lines = createInterface({ input: merged });
  lines.on("line", (line) => {
    log?.write(`${line}\n`);
    tail.push(line);
    tail.splice(0, tail.length - shownLines);
    options.onLine?.(line);
  });
  const limit = { exceeded: false };
  const timer = setTimeout(
    () => {
      limit.exceeded = true;
      endGroup(child);
    },
    options.timeout ?? 2 ** 31 - 1,
  );
  try {
    const { code, signal } = await closed(child);
    merged.end();
    await new Promise((resolve) => lines.once("close", resolve));
    if (code === 0) {
      return stdout;
    }
    const outcome = limit.exceeded
      ? `not finished after ${(options.timeout ?? 0) / 1000} seconds`
      : code === null
        ? `ended by ${signal ?? "a signal"}`
        : `exit code ${code}`;
    throw new CommandError(command, outcome, tail.join("\n"), code === 127);
  } finally {
    clearTimeout(timer);
    running.delete(child);
    log?.end();
  }
}

function closed(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      resolve({ code, signal });
    });
  });
}

/** Remembers a child, so that it ends when we do. */
function track(child: ChildProcess): void {
  if (running.size === 0 && process.listenerCount("exit", endCommands) === 0) {
    process.on("exit", endCommands);
    for (const signal of signals) {
      process.on(signal, interrupted);
    }
  }
  running.add(child);
}

function interrupted(signal: NodeJS.Signals): void {
  endCommands();
  // Where nobody else listens, the signal means what it means without us: the end.
  if (process.listenerCount(signal) === 1) {
    process.removeListener(signal, interrupted);
    process.kill(process.pid, signal);
  }
}

/** Ends every command that is running, with everything it started. */
export function endCommands(): void {
  for (const child of running) {
    endGroup(child);
  }
}

function endGroup(child: ChildProcess): void {
  if (child.pid !== undefined) {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended already.
    }
  }
}
