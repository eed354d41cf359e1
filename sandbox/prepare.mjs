// npm's `prepare` script: after `npm ci` or `npm install` the policy pack, the component's plugin and the command stand
// ready to start, compiled, and the compiler finds the package by its name.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { markInstalled } from "./installDependencies.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function compiler() {
  try {
    return createRequire(import.meta.url).resolve("typescript/bin/tsc");
  } catch {
    return undefined;
  }
}

function run(script, ...args) {
  const { status } = spawnSync(process.execPath, [script, ...args], { stdio: ["ignore", 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
}

/** The examples take the package from npm; in this repository they are checked against its sources. */
function nameSources() {
  const folder = join(root, "node_modules", "pulumi-cloudtrail-baseline");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ types: "../../components/index.ts" }));
}

const tsc = compiler();
if (tsc === undefined) {
  console.error(
    "The policy pack, the plugin and the command were not compiled: typescript is not installed (npm ci --omit=dev leaves it out).",
  );
} else {
  run(tsc, "-b", join(root, "policypack"));
  run(join(root, "policypack", "bundle.mjs"));
  run(join(root, "components", "bundle.mjs"));
  run(join(root, "cli", "bundle.mjs"));
  nameSources();
  markInstalled();
}
