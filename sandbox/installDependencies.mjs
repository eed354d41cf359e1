// Runs before every npm script that needs the packages: installs them when package-lock.json asks for others than are
// there. Plain JavaScript on Node's own modules, because it is what runs first in a fresh clone.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const thisFile = fileURLToPath(import.meta.url);
const root = dirname(dirname(thisFile));

/** Written last, after `npm ci` and the builds: its absence is how an installation cut short is told from a whole one. */
const mark = join(root, "node_modules", ".installed");

function wanted() {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

function readText(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

const isInstalled = () => readText(mark) === wanted();

/** Called by the `prepare` script at the end of `npm ci` or `npm install`. */
export function markInstalled() {
  writeFileSync(mark, wanted());
}

function isAlive(pid) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Runs one task at a time among all processes of this checkout: two first starts must not both rebuild node_modules. */
async function exclusively(task) {
  const checkout = createHash("sha256").update(root).digest("hex").slice(0, 16);
  const lock = join(tmpdir(), `cloudtrail-baseline-npm-ci-${checkout}`);
  const claim = `${lock}-${process.pid}`;
  writeFileSync(claim, String(process.pid), { mode: 0o600 });
  try {
    while (!claimed(claim, lock)) {
      if (!isAlive(Number(readText(lock)))) rmSync(lock, { force: true });
      await setTimeout(500);
    }
  } finally {
    rmSync(claim, { force: true });
  }
  try {
    task();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** A link either appears whole, with its owner in it, or not at all. */
function claimed(claim, lock) {
  try {
    linkSync(claim, lock);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

function install() {
  const [major] = process.versions.node.split(".").map(Number);
  if (major < 20) {
    fail(
      `Node.js ${process.versions.node} is too old: 20 or newer is needed to start. See https://nodejs.org/en/download`,
    );
  }
  console.error("Installing the packages that package-lock.json pins (npm ci): they are missing or outdated.");
  const started = Date.now();
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm === undefined ? ["npm"] : [process.execPath, npm];
  const { status, error } = spawnSync(command, [...args, "ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) {
    fail(
      `npm ci did not finish${error ? ` (${error.message})` : ""}; see npm's output above. ` +
        "It needs the npm registry, about 500 MB of disk and write access to this folder. Then start again.",
    );
  }
  console.error(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

if (process.argv[1] === thisFile && !isInstalled()) {
  await exclusively(() => {
    if (!isInstalled()) install();
  });
}
