// What the builds of bundles share.
import { chmodSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Holds the AWS SDK, which is larger than everything else together and not needed by every run. */
export const awsFile = "aws.cjs";

const common = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  metafile: true,
  write: false,
  logLevel: "error",
};

/** Bundles a program for Node.js; `options` are esbuild's. */
export async function bundle(options) {
  const { build } = await import("esbuild");
  return build({ ...common, ...options });
}

/**
 * The same of programs of one folder, with the AWS SDK in a file beside them that is loaded when it is first used.
 *
 * @param programs have one output each, in the same folder
 * @returns what esbuild answered for each program, and for the SDK
 */
export async function bundleWithAwsApart(...programs) {
  const packages = new Set();
  const [{ absWorkingDir, outfile }] = programs;
  const outputs = dirname(outfile);
  const bundles = await Promise.all(
    programs.map((options) =>
      bundle({ ...options, plugins: [...(options.plugins ?? []), awsApart(packages, outputs)] }),
    ),
  );
  const lazily = [...packages].sort().map((name) => `${JSON.stringify(name)}: () => require(${JSON.stringify(name)})`);
  const aws = await bundle({
    absWorkingDir,
    stdin: { contents: `module.exports = { ${lazily.join(", ")} };`, resolveDir: absWorkingDir },
    outfile: join(outputs, awsFile),
    minifySyntax: true,
    minifyWhitespace: true,
  });
  return [...bundles, aws];
}

/** Redirects imports of the AWS SDK to its file, and notes them. */
const awsApart = (packages, outputs) => ({
  name: "aws-apart",
  setup(build) {
    build.onResolve({ filter: /^@aws-sdk\// }, ({ path }) => {
      packages.add(path);
      return { path, namespace: "aws" };
    });
    build.onLoad({ filter: /./, namespace: "aws" }, ({ path }) => ({
      contents: `module.exports = require("./${awsFile}")[${JSON.stringify(path)}]();`,
      resolveDir: outputs,
    }));
    build.onResolve({ filter: /^\.\/aws\.cjs$/, namespace: "aws" }, ({ path }) => ({ path, external: true }));
  },
});

/**
 * The licenses of the bundled packages, as they require, each text once.
 *
 * @param directory what the paths of the builds' inputs are relative to
 * @param results what esbuild answered, with a metafile
 * @param opening the first line
 */
export function licenses(directory, results, opening) {
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const folders = inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input) ?? []);
  const packages = new Map();
  for (const folder of [...new Set(folders)].sort()) {
    const text = licenseText(resolve(directory, folder));
    packages.set(text, [...(packages.get(text) ?? []), resolve(directory, folder)]);
  }
  const parts = [...packages].map(([text, users]) => [...users.map(titleOf), text].join("\n").trim());
  return [opening, ...parts].join(`\n\n${"-".repeat(80)}\n\n`) + "\n";
}

function titleOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return `${name} ${version}: ${license}`;
}

function licenseText(folder) {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file));
  return files.map((file) => `\n${readFileSync(join(folder, file), "utf8").trim()}\n`).join("");
}

/** A file either appears whole or not at all: several processes may build at once. */
export function replace(path, content, mode = 0o644) {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, content);
  chmodSync(unfinished, mode);
  renameSync(unfinished, path);
}
