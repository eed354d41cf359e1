/** Required by `npm run test:unit`: no test starts a process, whatever its imports let one think. */
import childProcess, { ChildProcess } from "node:child_process";
import type { RootHookObject } from "mocha";

type Function = (...args: readonly unknown[]) => unknown;

const attempts: string[] = [];
let forbidden = false;

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

/** They run where tests run, and not in the process that starts the others for them. */
export const mochaHooks: RootHookObject = {
  beforeAll() {
    forbidden = true;
  },
  afterEach() {
    // Also where somebody has caught the refusal.
    const [attempt] = attempts.splice(0);
    if (attempt !== undefined) throw new Error(attempt);
  },
  afterAll() {
    forbidden = false;
  },
};
