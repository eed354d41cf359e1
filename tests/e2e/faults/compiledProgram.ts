import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { build } from "esbuild";
import { parse, stringify } from "yaml";
import { captureCommand } from "../../../sandbox/captureCommand";
import { repository } from "../../../sandbox/repository";
import type { Sandbox } from "../../../sandbox/sandbox";
import { ownStack, thriftyProgram, type Stack } from "../support";

let compiled: Promise<string> | undefined;

/**
 * A stack of this repository's own program, compiled once for all stacks: translating the sources anew for every command
 * takes most of the time that a command takes.
 */
export async function compiledStack(sandbox: Sandbox, name: string): Promise<Stack> {
  return withCompiledProgram(await ownStack(sandbox, name));
}

/** The same stack of this repository's own program, whose commands run the program compiled. */
export async function withCompiledProgram(stack: Stack): Promise<Stack> {
  return inDirectory(stack.withEnvironment(thriftyProgram), await (compiled ??= compile()));
}

/** What a program in JavaScript requires to have the component. */
export async function compiledComponent(): Promise<string> {
  return join(await (compiled ??= compile()), "components", "index");
}

/** The same stack, with its commands in another directory. */
function inDirectory(stack: Stack, cwd: string): Stack {
  const invocation: Stack["invocation"] = (...command) => {
    const made = stack.invocation(...command);
    return { ...made, options: { ...made.options, cwd } };
  };
  return {
    invocation,
    pulumi(...line) {
      const { command, args, options } = invocation(...line);
      return captureCommand(command, args, options);
    },
    configure: (values) => stack.configure(values),
    withEnvironment: (variables) => inDirectory(stack.withEnvironment(variables), cwd),
  };
}

/**
 * Compiles program and component into a folder that is named after what is in it, so that all who need the same have one, and
 * Node.js compiles it once.
 */
async function compile(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: repository,
    entryPoints: ["index.ts", "components/index.ts"],
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    write: false,
    outbase: repository,
    outdir: repository,
  });
  const project = parse(await readFile(join(repository, "Pulumi.yaml"), "utf8")) as object;
  const runtime = { name: "nodejs", options: { typescript: false } };
  const files: readonly (readonly [string, string])[] = [
    ["Pulumi.yaml", stringify({ ...project, runtime, main: "index.js" })],
    ["package.json", JSON.stringify({ name: "compiled", private: true })],
    ...outputFiles.map(({ path, text }) => [relative(repository, path), text] as const),
  ];
  const name = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16);
  const directory = join(repository, "node_modules", ".cache", "program", name);
  if (existsSync(directory)) return directory;
  const unfinished = `${directory}-${process.pid}`;
  for (const [file, content] of files) {
    await mkdir(dirname(join(unfinished, file)), { recursive: true });
    await writeFile(join(unfinished, file), content);
  }
  try {
    await rename(unfinished, directory);
  } catch {
    // Somebody else was faster, with the same.
    await rm(unfinished, { recursive: true });
  }
  return directory;
}
