import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { captureCommand } from "../sandbox/captureCommand";
import { repository } from "../sandbox/repository";
import type { Sandbox } from "../sandbox/sandbox";
import { createStack } from "../sandbox/stack";
import { compare, type Contender } from "./compare";
import { timedPulumi } from "./timedPulumi";

/** The same trail in two languages, each as a project of somebody else has it. */
const programs = {
  TypeScript: {
    "Pulumi.yaml": stringify({ name: "typescript", runtime: "nodejs" }),
    "package.json": JSON.stringify({ name: "typescript", version: "1.0.0", main: "index.ts" }),
    "tsconfig.json": JSON.stringify({
      compilerOptions: { strict: true, target: "es2020", module: "commonjs", moduleResolution: "node" },
      files: ["index.ts"],
    }),
    "index.ts":
      'import { MultiRegionTrail } from "pulumi-cloudtrail-baseline";\n' +
      'export const { trailArn } = new MultiRegionTrail("audit");\n',
  },
  YAML: {
    "Pulumi.yaml": stringify({
      name: "yaml",
      runtime: "yaml",
      packages: { "cloudtrail-baseline": join(repository, "components") },
      resources: { audit: { type: "cloudtrail-baseline:MultiRegionTrail" } },
      outputs: { trailArn: "${audit.trailArn}" },
    }),
  },
};

/** What the preview of a trail costs a program in YAML, to which the component is a plugin. */
export async function yamlPreview(sandbox: Sandbox): Promise<void> {
  const { code, output } = await captureCommand("npm", ["run", "build"], { cwd: repository });
  if (code !== 0) throw new Error(`The package could not be built:\n${output}`);
  const contender = async (language: keyof typeof programs): Promise<Contender> => {
    const directory = join(sandbox.directory, language);
    await mkdir(join(directory, "node_modules"), { recursive: true });
    await symlink(repository, join(directory, "node_modules", "pulumi-cloudtrail-baseline"));
    await symlink(join(repository, "node_modules", "@pulumi"), join(directory, "node_modules", "@pulumi"));
    for (const [file, text] of Object.entries(programs[language])) await writeFile(join(directory, file), text);
    const options = ["--stack", "bench", "--config-file", await createStack(sandbox, language.toLowerCase(), "bench")];
    return { name: `in ${language}`, measure: () => timedPulumi(sandbox, directory, "preview", ...options) };
  };
  await compare("pulumi preview of a trail with all defaults", "Goal: in YAML <= 1.15 of TypeScript.", [
    await contender("TypeScript"),
    await contender("YAML"),
  ]);
}
