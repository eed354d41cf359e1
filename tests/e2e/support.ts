import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { captureCommand, type Answer } from "../../sandbox/captureCommand";
import { Progress } from "../../sandbox/progress";
import { repository } from "../../sandbox/repository";
import { openSandbox, type Sandbox } from "../../sandbox/sandbox";
import { createStack } from "../../sandbox/stack";

/** Opens one sandbox for the tests of a `describe` block and closes it after them. */
export function useSandbox(): () => Sandbox {
  let sandbox: Sandbox | undefined;
  before(async function () {
    this.timeout("2m");
    sandbox = await openSandbox(new Progress({ write: () => true }));
  });
  after(async function () {
    this.timeout("1m");
    await sandbox?.close();
  });
  return () => {
    if (sandbox === undefined) throw new Error("the sandbox is opened before the first test, not before");
    return sandbox;
  };
}

/** A stack that the tests deploy. */
export interface Stack {
  /** `pulumi COMMAND --stack ... ARGUMENT...` in the project's directory. */
  pulumi(command: string, ...args: readonly string[]): Promise<Answer>;
}

/** A stack of this repository's own program. */
export async function ownStack(sandbox: Sandbox, name: string): Promise<Stack> {
  const configFile = await createStack(sandbox, "cloudtrail-baseline", name);
  return stackIn(sandbox, repository, ["--stack", name, "--config-file", configFile]);
}

/**
 * A stack of a program written for one test.
 *
 * @param source - the program, in JavaScript; it finds the packages of this repository
 */
export async function stackOf(sandbox: Sandbox, name: string, source: string): Promise<Stack> {
  const directory = join(sandbox.directory, "programs", name);
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, "Pulumi.yaml"), `name: ${name}\nruntime: nodejs\n`);
  await writeFile(join(directory, "index.js"), source);
  await writeFile(join(directory, "package.json"), JSON.stringify({ name, version: "0.0.1", private: true }));
  await symlink(join(repository, "node_modules"), join(directory, "node_modules"));
  const configFile = await createStack(sandbox, name, "test");
  return stackIn(sandbox, directory, ["--stack", "test", "--config-file", configFile]);
}

function stackIn(sandbox: Sandbox, cwd: string, options: readonly string[]): Stack {
  return {
    pulumi: (command, ...args) =>
      captureCommand("pulumi", [command, ...options, "--non-interactive", "--color", "never", ...args], {
        env: sandbox.environment,
        cwd,
      }),
  };
}

/** Path of the policy pack, for `--policy-pack`. */
export const policyPack = join(repository, "policypack");
