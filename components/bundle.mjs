// Bundles the component for programs in other languages into bin/plugin.js, which PulumiPlugin.yaml starts. npm runs it as
// `prepare` when it installs this folder, and that is all that is done to a folder that `pulumi package add` is given. Does
// nothing where the file is up to date.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const directory = dirname(fileURLToPath(import.meta.url));
const plugin = join(directory, "bin", "plugin.js");

const {
  outputFiles: [bundle],
} = await build({
  absWorkingDir: directory,
  entryPoints: ["plugin.ts"],
  outfile: plugin,
  bundle: true,
  packages: "external",
  platform: "node",
  target: "node20",
  format: "cjs",
  write: false,
  logLevel: "error",
});

function readText(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

if (readText(plugin) !== bundle.text) {
  // The file either appears whole or not at all: several processes may build at once.
  const unfinished = `${plugin}.${process.pid}`;
  mkdirSync(dirname(plugin), { recursive: true });
  writeFileSync(unfinished, bundle.text);
  renameSync(unfinished, plugin);
  console.error(`Built ${relative(process.cwd(), plugin)}.`);
}
