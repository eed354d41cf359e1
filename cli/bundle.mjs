// Bundles the command with every package that it uses into bin/. Does nothing where all is up to date.
import { Buffer } from "node:buffer";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import "../audit/formats/html/bundle.mjs";
import { bundle, bundleWithAwsApart, licenses, replace } from "../policypack/bundling.mjs";

const directory = dirname(fileURLToPath(import.meta.url));
const outputs = join(directory, "bin");
const program = join(outputs, "main.cjs");

/** What only some commands need stands in files of its own, so that others start at once. */
const lazily = {
  name: "lazily",
  setup(build) {
    build.onResolve({ filter: /^\.\/\w+\/\w+Command\.js$/ }, ({ path }) => ({
      path: `./${path.split("/")[1]}.cjs`,
      external: true,
    }));
  },
};

const common = { absWorkingDir: directory, minifySyntax: true, minifyWhitespace: true };
const [audit, rollout, aws] = await bundleWithAwsApart(
  ...["audit", "rollout"].map((command) => ({
    ...common,
    entryPoints: [`${command}/${command}Command.ts`],
    outfile: join(outputs, `${command}.cjs`),
  })),
);
const main = await bundle({
  ...common,
  entryPoints: ["main.ts"],
  outfile: program,
  plugins: [lazily],
  // `require` is faster.
  supported: { "dynamic-import": false },
});

const files = [
  [join(outputs, "audit-report.schema.json"), readFileSync(join(directory, "../audit/formats/json/schema.json"))],
  [join(outputs, "rollout-plan.schema.json"), readFileSync(join(directory, "../rollout/formats/schema.json"))],
  [
    join(outputs, "LICENSES.txt"),
    licenses(directory, [main, audit, rollout, aws], "The command contains these packages."),
  ],
  // What uses others comes after them.
  ...[aws, audit, rollout, main].flatMap(({ outputFiles }) =>
    outputFiles.map(({ path, contents }) => [path, contents]),
  ),
];

const isCurrent = ([path, content]) => existsSync(path) && readFileSync(path).equals(Buffer.from(content));

const stale = files.filter((file) => !isCurrent(file));
mkdirSync(outputs, { recursive: true });
for (const [path, content] of stale) replace(path, content);
if (stale.length > 0) console.error(`Built ${relative(process.cwd(), program)}.`);
