import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { captureCommand } from "./captureCommand";
import type { Sandbox } from "./sandbox";

/** How a stack is created. */
export interface StackOptions {
  /** What keeps its secrets, as `--secrets-provider` takes it. Defaults to the sandbox's passphrase. */
  readonly secretsProvider?: string;
}

/**
 * Creates a stack of a project from a project of the same name in the sandbox's own directory: `pulumi stack init`
 * writes a `Pulumi.STACK.yaml` beside the Pulumi.yaml it sees, and the stacks of a checkout are the user's.
 *
 * @param project - name of the project, as in its Pulumi.yaml
 * @param stack - name of the stack
 * @returns path of the stack's configuration file, for `--config-file`
 * @throws Error when Pulumi refuses
 */
export async function createStack(
  sandbox: Sandbox,
  project: string,
  stack: string,
  { secretsProvider = "default" }: StackOptions = {},
): Promise<string> {
  const directory = join(sandbox.directory, "stacks", project);
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, "Pulumi.yaml"), `name: ${project}\nruntime: nodejs\n`);
  const { code, output } = await captureCommand(
    "pulumi",
    ["stack", "init", stack, "--no-select", "--secrets-provider", secretsProvider],
    { env: sandbox.environment, cwd: directory },
  );
  if (code !== 0) throw new Error(`The stack ${stack} could not be created:\n${output}`);
  return join(directory, `Pulumi.${stack}.yaml`);
}
