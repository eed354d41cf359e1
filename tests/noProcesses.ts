/** Keeps tests from starting processes that say, by what they import, that they start none. */
import childProcess, { ChildProcess } from "node:child_process";

type Function = (...args: readonly unknown[]) => unknown;

const attempts: string[] = [];
let forbidden = false;

/** Forbids the tests that follow to start processes, or allows it. */
export function forbidProcesses(forbid: boolean): void {
  forbidden = forbid;
}

/** @throws Error where a process was to be started since the last call, whoever has caught what it was refused with */
export function assertNoProcesses(): void {
  const [attempt] = attempts.splice(0);
  if (attempt !== undefined) throw new Error(attempt);
}

/** Puts a refusal before a function that starts processes. */
function guard(of: object, name: string): void {
  const original = Reflect.get(of, name) as Function;
  Reflect.set(of, name, function (this: unknown, ...args: readonly unknown[]) {
    if (forbidden) {
      const message =
        `This file starts a process (${name} of ${commandIn(args[0])}) in a way that its imports do not show: npm run ` +
        "test:unit takes it for a file that starts none. Import node:child_process for that, or a file that does.";
      attempts.push(message);
      throw new Error(message);
    }
    return Reflect.apply(original, this, args);
  });
}

/** The first argument of `spawnSync` and its kind is the command; that of `ChildProcess.spawn` has it. */
function commandIn(argument: unknown): string {
  return typeof argument === "object" && argument !== null && "file" in argument
    ? String(argument.file)
    : String(argument);
}

// All that do not wait come to this method.
guard(ChildProcess.prototype, "spawn");
for (const name of ["spawnSync", "execSync", "execFileSync"]) guard(childProcess, name);
