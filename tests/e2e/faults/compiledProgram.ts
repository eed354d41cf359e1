import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import ts from "typescript";
import { parse, stringify } from "yaml";
import { captureCommand } from "../../../sandbox/captureCommand";
import { repository } from "../../../sandbox/repository";
import type { Sandbox } from "../../../sandbox/sandbox";
import { componentFolders } from "../componentFolders";
import { ownStack, type Stack } from "../support";

const compiled = new WeakMap<Sandbox, Promise<string>>();

/**
 * A stack of this repository's own program, compiled once for all stacks of a sandbox: translating the sources anew for
 * every command takes most of the time that a command takes.
 */
export async function compiledStack(sandbox: Sandbox, name: string): Promise<Stack> {
  return withCompiledProgram(sandbox, await ownStack(sandbox, name));
}

/** The same stack of this repository's own program, whose commands run the program compiled. */
export async function withCompiledProgram(sandbox: Sandbox, stack: Stack): Promise<Stack> {
  const directory = await compiledIn(sandbox);
  return inDirectory(
    stack.withEnvironment({ NODE_COMPILE_CACHE: join(sandbox.directory, "compile-cache") }),
    directory,
  );
}

/** What a program in JavaScript requires to have the component, compiled once for all programs of a sandbox. */
export async function compiledComponent(sandbox: Sandbox): Promise<string> {
  return join(await compiledIn(sandbox), "components", "index");
}

function compiledIn(sandbox: Sandbox): Promise<string> {
  const program = compiled.get(sandbox) ?? compile(join(sandbox.directory, "programs", "cloudtrail-baseline"));
  compiled.set(sandbox, program);
  return program;
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

async function compile(directory: string): Promise<string> {
  const folders = componentFolders.map(async (folder) =>
    (await readdir(join(repository, folder), { recursive: true })).map((file) => join(folder, file)),
  );
  const sources = ["index.ts", "config.ts", ...(await Promise.all(folders)).flat()];
  await Promise.all(
    sources
      .filter((file) => file.endsWith(".ts") && !file.includes("node_modules"))
      .map(async (file) => {
        const output = join(directory, file.replace(/\.ts$/, ".js"));
        await mkdir(dirname(output), { recursive: true });
        await writeFile(output, javaScriptOf(await readFile(join(repository, file), "utf8")));
      }),
  );
  const project = parse(await readFile(join(repository, "Pulumi.yaml"), "utf8")) as object;
  const runtime = { name: "nodejs", options: { typescript: false } };
  await writeFile(join(directory, "Pulumi.yaml"), stringify({ ...project, runtime, main: "index.js" }));
  await writeFile(join(directory, "package.json"), JSON.stringify({ name: "compiled", private: true }));
  await symlink(join(repository, "node_modules"), join(directory, "node_modules"));
  return directory;
}

function javaScriptOf(source: string): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, esModuleInterop: true };
  return ts.transpileModule(source, { compilerOptions }).outputText;
}
