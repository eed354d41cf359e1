import assert from "node:assert/strict";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { createPulumiHome } from "../../../sandbox/toolchain";
import type { CommandError } from "../../../sandbox/toolchain/command";
import { runCommand } from "../../../sandbox/toolchain/command";
import { pulumiVersion } from "../../../sandbox/toolchain/versions";
import { useToolchain } from "../../toolchain";
import { temporaryDirectory } from "./temporary";

const nodeModules = join(dirname(require.resolve("@pulumi/pulumi/package.json")), "..", "..");

describe("the language host", () => {
  const toolchain = useToolchain();
  const directory = temporaryDirectory();

  beforeEach(async () => {
    await createPulumiHome(toolchain(), join(directory.path, "home"));
    await symlink(nodeModules, join(directory.path, "node_modules"));
  });

  async function files(folder: string, contents: Readonly<Record<string, string>>): Promise<string> {
    const path = join(directory.path, folder);
    await mkdir(path, { recursive: true });
    for (const [name, content] of Object.entries(contents)) {
      await writeFile(join(path, name), content);
    }
    return path;
  }

  /** Runs the CLI as `npx pulumi` does: through the npm package, which finds it in PULUMI_HOME. */
  function pulumi(cwd: string, ...parameters: string[]): Promise<string> {
    const env = {
      PATH: [join(nodeModules, ".bin"), process.env["PATH"]].join(delimiter),
      HOME: directory.path,
      PULUMI_HOME: join(directory.path, "home"),
      PULUMI_BACKEND_URL: `file://${directory.path}`,
      PULUMI_CONFIG_PASSPHRASE: "test",
      PULUMI_SKIP_UPDATE_CHECK: "true",
    };
    return runCommand("pulumi", [...parameters, "--non-interactive"], { cwd, env });
  }

  const yaml = (options: string): string => `name: program\nruntime:\n  name: nodejs\n  options: ${options}\n`;

  it("is found, with the CLI, by the npm package pulumi, without a download", async () => {
    assert.equal((await pulumi(directory.path, "version")).trim(), `v${pulumiVersion}`);
  });

  it("runs a JavaScript program, with its configuration, its secrets and its arguments for node", async () => {
    const program = await files("js", {
      "Pulumi.yaml": yaml("{ typescript: false, nodeargs: --title=as-asked }"),
      "package.json": '{ "main": "index.js" }',
      "index.js": `
        const pulumi = require("@pulumi/pulumi");
        const config = new pulumi.Config();
        exports.greeting = config.require("name") + " in " + pulumi.getStack() + ", " + process.title;
        exports.hidden = config.requireSecret("token");
      `,
    });
    await pulumi(program, "stack", "init", "dev");
    await pulumi(program, "config", "set", "name", "hello");
    await pulumi(program, "config", "set", "--secret", "token", "t0ken");
    await pulumi(program, "up", "--yes", "--skip-preview");
    const outputs = JSON.parse(await pulumi(program, "stack", "output", "--json")) as unknown;
    assert.deepEqual(outputs, { greeting: "hello in dev, as-asked", hidden: "[secret]" });
  });

  it("runs a TypeScript program with the tsconfig that Pulumi.yaml names", async () => {
    const program = await files("ts", {
      "Pulumi.yaml": yaml("{ tsconfig: strict.json }"),
      "package.json": '{ "main": "index.ts" }',
      "strict.json": '{ "compilerOptions": { "strict": true, "target": "es2022", "module": "commonjs" } }',
      "index.ts": "export const answer: number = [6].map((value) => value * 7)[0] ?? 0;",
    });
    await pulumi(program, "stack", "init", "dev");
    await pulumi(program, "up", "--yes", "--skip-preview");
    assert.deepEqual(JSON.parse(await pulumi(program, "stack", "output", "--json")), { answer: 42 });
    await files("ts", { "index.ts": "export const answer = (value) => value;" });
    await assert.rejects(pulumi(program, "preview"), /implicitly has an 'any' type/);
  });

  it("says once what a program threw, and fails", async () => {
    const program = await files("throws", {
      "Pulumi.yaml": yaml("{ typescript: false }"),
      "package.json": '{ "main": "index.js" }',
      "index.js": 'throw new (require("@pulumi/pulumi").RunError)("no such luck");',
    });
    await pulumi(program, "stack", "init", "dev");
    await assert.rejects(pulumi(program, "preview"), (error: CommandError) => {
      assert.match(error.output, /no such luck/);
      assert.doesNotMatch(error.output, /exit status/);
      return true;
    });
  });

  it("runs a policy pack from its directory, which sees stack, configuration and resources", async () => {
    const program = await files("checked", {
      "Pulumi.yaml": yaml("{ typescript: false }"),
      "package.json": '{ "main": "index.js" }',
      "index.js": 'const p = require("@pulumi/pulumi"); new p.ComponentResource("test:index:Thing", "thing");',
    });
    const pack = await files("pack", {
      "PulumiPolicy.yaml": "runtime: nodejs\n",
      "package.json": '{ "name": "pack", "version": "1.2.3", "main": "index.js" }',
      "index.js": `
        const { PolicyPack } = require("@pulumi/policy");
        const pulumi = require("@pulumi/pulumi");
        new PolicyPack("pack", { policies: [{
          name: "no-things", description: "No things.", enforcementLevel: "mandatory",
          validateStack: (args, report) => {
            const found = args.resources.map((resource) => resource.type).join(" ");
            report("in " + pulumi.getStack() + " of " + new pulumi.Config("program").get("owner") + ": " + found);
          },
        }] });
      `,
    });
    await pulumi(program, "stack", "init", "dev");
    await pulumi(program, "config", "set", "owner", "us");
    await assert.rejects(pulumi(program, "preview", "--policy-pack", pack), (error: CommandError) => {
      assert.match(error.output, /in dev of us: .*test:index:Thing/);
      return true;
    });
  });

  it("runs a component plugin from its directory", async () => {
    const plugin = await files("plugin", {
      "PulumiPlugin.yaml": "runtime: nodejs\n",
      // Without dependencies there is nothing to download: what it needs is in node_modules above.
      "package.json": '{ "name": "things", "version": "0.1.0", "main": "index.ts" }',
      "index.ts": `
        import * as pulumi from "@pulumi/pulumi";
        export interface ThingArgs { readonly size: pulumi.Input<number>; }
        export class Thing extends pulumi.ComponentResource {
          readonly area: pulumi.Output<number>;
          constructor(name: string, args: ThingArgs, opts?: pulumi.ComponentResourceOptions) {
            super("things:index:Thing", name, args, opts);
            this.area = pulumi.output(args.size).apply((size) => size * size);
            this.registerOutputs({ area: this.area });
          }
        }
      `,
    });
    const schema = JSON.parse(await pulumi(plugin, "package", "get-schema", plugin)) as {
      readonly resources: Readonly<Record<string, { readonly isComponent: boolean }>>;
    };
    assert.deepEqual(Object.keys(schema.resources), ["things:index:Thing"]);
  });

  it("tells the engine which provider the installed packages ask for", async () => {
    const program = await files("about", {
      "Pulumi.yaml": yaml("{ typescript: false }"),
      "package.json": '{ "main": "index.js" }',
      "index.js": "",
    });
    const about = JSON.parse(await pulumi(program, "about", "--json")) as {
      readonly plugins: readonly { readonly name: string; readonly version: string }[];
      readonly runtime: { readonly language: string };
    };
    assert.ok(about.plugins.some((plugin) => plugin.name === "aws" && plugin.version === "7.24.0"));
    assert.equal(about.runtime.language, "nodejs");
  });
});
