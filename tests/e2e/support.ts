import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { parse, stringify } from "yaml";
import { captureCommand, type Answer } from "../../sandbox/captureCommand";
import { pulumiHomeOf } from "../../sandbox/environment";
import { Progress } from "../../sandbox/progress";
import { repository } from "../../sandbox/repository";
import { openSandbox, type Sandbox, type SandboxOptions } from "../../sandbox/sandbox";
import { createStack } from "../../sandbox/stack";
import { useToolchain } from "../toolchain";
import { secretsProvider, startSecretsKeeper } from "./secretsKeeper";

let secretsKeeper: ReturnType<typeof startSecretsKeeper> | undefined;

/**
 * Opens one sandbox for the tests of a `describe` block and closes it after them.
 *
 * @param options - `yaml`: whether programs in YAML run in it
 */
export function useSandbox(options: Pick<SandboxOptions, "yaml"> = {}): () => Sandbox {
  const toolchain = useToolchain();
  let sandbox: Sandbox | undefined;
  before(async function () {
    // What runs YAML is built where it is not in the cache.
    if (options.yaml === true) this.timeout("1h");
    const opened = await openSandbox(new Progress({ write: () => true }), { ...options, toolchain: toolchain() });
    // A file where Pulumi looks for a folder: with one, each command writes down and encrypts all that it does.
    await writeFile(join(pulumiHomeOf(opened.directory), "logs"), "");
    const PATH = [toolchain().awsCliDirectory, opened.environment["PATH"]].join(delimiter);
    const secrets = await (secretsKeeper ??= startSecretsKeeper());
    sandbox = { ...opened, environment: { ...opened.environment, ...secrets, PATH } };
  });
  after(() => sandbox?.close());
  return () => {
    if (sandbox === undefined) throw new Error("the sandbox is opened before the first test, not before");
    return sandbox;
  };
}

/** Lets programs in JavaScript start with what they use of the Pulumi SDK. */
export const thriftyProgram = { NODE_OPTIONS: `--require="${join(__dirname, "thriftyProgram.cjs")}"` };

/** A stack that the tests deploy. */
export interface Stack {
  /** `pulumi COMMAND --stack ... ARGUMENT...` in the project's directory. */
  pulumi(command: string, ...args: readonly string[]): Promise<Answer>;
  /** What `pulumi` above starts, for a test that starts it in a way of its own. */
  invocation(command: string, ...args: readonly string[]): Invocation;
  /** The same stack, with more variables in the environment of its commands. */
  withEnvironment(variables: Readonly<Record<string, string>>): Stack;
  /** Makes these the stack's whole configuration, by full key, as `pulumi config set` would write them. */
  configure(values: Readonly<Record<string, unknown>>): Promise<void>;
}

/** A command as a process is started with it. */
export interface Invocation {
  readonly command: string;
  readonly args: readonly string[];
  readonly options: { readonly env: NodeJS.ProcessEnv; readonly cwd: string };
}

/** A stack of this repository's own program. */
export async function ownStack(sandbox: Sandbox, name: string): Promise<Stack> {
  const configFile = await createStack(sandbox, "cloudtrail-baseline", name, { secretsProvider });
  return stackIn(sandbox, repository, { name, configFile });
}

/**
 * A stack of a program written for one test.
 *
 * @param source - the program, in JavaScript; it finds the packages of this repository
 */
export async function stackOf(sandbox: Sandbox, name: string, source: string): Promise<Stack> {
  const directory = join(sandbox.directory, "programs", name);
  await mkdir(directory, { recursive: true });
  // Without it each command loads the compiler of TypeScript.
  const runtime = { name: "nodejs", options: { typescript: false } };
  await writeFile(join(directory, "Pulumi.yaml"), stringify({ name, runtime }));
  await writeFile(join(directory, "index.js"), source);
  await writeFile(join(directory, "package.json"), JSON.stringify({ name, version: "0.0.1", private: true }));
  await symlink(join(repository, "node_modules"), join(directory, "node_modules"));
  const configFile = await createStack(sandbox, name, "test", { secretsProvider });
  return stackIn(sandbox, directory, { name: "test", configFile }).withEnvironment(thriftyProgram);
}

/** Commands that work on a stack's state alone and do not know `--config-file`. */
const withoutConfiguration = ["cancel", "stack", "state"];

function stackIn(
  { environment }: Pick<Sandbox, "environment">,
  cwd: string,
  stack: { readonly name: string; readonly configFile: string },
): Stack {
  const invocation: Stack["invocation"] = (command, ...args) => {
    const configuration = withoutConfiguration.includes(command) ? [] : ["--config-file", stack.configFile];
    return {
      command: "pulumi",
      args: [command, "--stack", stack.name, ...configuration, "--non-interactive", "--color", "never", ...args],
      options: { env: environment, cwd },
    };
  };
  return {
    invocation,
    pulumi(...command) {
      const { command: file, args, options } = invocation(...command);
      return captureCommand(file, args, options);
    },
    async configure(values) {
      const settings = parse(await readFile(stack.configFile, "utf8")) as object;
      await writeFile(stack.configFile, stringify({ ...settings, config: values }));
    },
    withEnvironment: (variables) => stackIn({ environment: { ...environment, ...variables } }, cwd, stack),
  };
}

/** Path of the policy pack, for `--policy-pack`. */
export const policyPack = join(repository, "policypack");

/** The same as an executable, which starts in a third of the time: for tests of what it says, by whatever way it runs. */
export const executablePack = join(policyPack, "bin", "executable", "cloudtrail-baseline.cjs");
