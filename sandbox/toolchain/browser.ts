import { globSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Progress, Step } from "../progress";
import { cacheDirectory } from "./cacheDirectory";
import { runCommand } from "./command";
import { withLock } from "./lock";
import { ToolchainError } from "./toolchainError";
import { isAtLeast, minimumChromeVersion } from "./versions";

/** A browser that tests drive. */
export interface Browser {
  readonly path: string;
  /** What it has to be started with here. */
  readonly parameters: readonly string[];
}

/** What Chrome and Chromium are called where they are installed. */
const commands = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
/** Where Puppeteer puts the browsers that it downloads. */
const downloaded = ".cache/puppeteer/{chrome,chrome-headless-shell}/*/*/{chrome,chrome-headless-shell}";

/**
 * Finds Chrome or Chromium: what `CHROME_PATH` names, on PATH, or where it is usually installed. Where there is none, it
 * installs Debian's, which takes root: Debian keeps the newest alone, so that no version can be asked for.
 *
 * @throws {ToolchainError} If there is none and none can be installed; the message says what to install.
 */
export async function ensureBrowser(
  progress: Progress,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Browser> {
  const chosen = environment["CHROME_PATH"];
  if (chosen !== undefined && chosen !== "") {
    const version = await versionOf(chosen);
    if (version !== undefined && isAtLeast(version, minimumChromeVersion)) return started(chosen);
    const what = version === undefined ? "does not start or is no Chrome or Chromium" : `is version ${version}`;
    throw new ToolchainError(
      `CHROME_PATH is ${chosen}, which ${what}: one of version ${minimumChromeVersion} or newer is needed. ` +
        "Correct it or unset it.",
    );
  }
  return started((await find()) ?? (await install(progress)));
}

/** Chromium's sandbox does not work for root. */
function started(path: string): Browser {
  return { path, parameters: isRoot() ? ["--no-sandbox"] : [] };
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

async function find(): Promise<string | undefined> {
  const inHome = globSync(join(homedir(), downloaded)).sort().reverse();
  for (const path of [...commands, ...places, ...inHome]) {
    const version = await versionOf(path);
    if (version !== undefined && isAtLeast(version, minimumChromeVersion)) {
      // Whoever starts a browser asks for its path.
      return path.includes("/") ? path : (await runCommand("sh", ["-c", 'command -v "$0"', path])).trim();
    }
  }
  return undefined;
}

/** `undefined` where it does not start or is something else. */
async function versionOf(path: string): Promise<string | undefined> {
  try {
    const output = await runCommand(path, ["--version"], { timeout: 60_000 });
    return /^(?:Google Chrome|Chromium)\D* (\d+(?:\.\d+)+)/.exec(output)?.[1];
  } catch {
    return undefined;
  }
}

async function install(progress: Progress): Promise<string> {
  const debian = await runCommand("sh", ["-c", "command -v apt-get"]).catch(() => "");
  if (!isRoot() || debian === "") {
    throw new ToolchainError(howToGetIt);
  }
  const directory = cacheDirectory();
  await mkdir(directory, { recursive: true });
  await withLock(join(directory, "locks", "browser"), () =>
    progress.step("Chromium", "no Chrome or Chromium is installed, now from Debian", (step) => installPackage(step)),
  );
  const path = await find();
  if (path === undefined) {
    throw new ToolchainError(`Debian's Chromium is installed and does not start, or is too old. ${howToGetIt}`);
  }
  return path;
}

async function installPackage(step: Step): Promise<void> {
  // Another process may have installed it while this one waited.
  if ((await find()) !== undefined) return;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const log = join(cacheDirectory(), "logs", "browser.log");
  const apt = (...parameters: readonly string[]): Promise<string> =>
    runCommand("apt-get", ["-o", "DPkg::Lock::Timeout=600", ...parameters], {
      env,
      log,
      onLine: (line) => {
        step.update(line);
      },
    });
  try {
    await apt("update");
    await apt("install", "--yes", "--no-install-recommends", "chromium", "fonts-dejavu-core");
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new ToolchainError(
      `Debian's package chromium could not be installed (log: ${log}): ${detail}\n${howToGetIt}`,
    );
  }
}

const howToGetIt =
  `The tests of the page of an audit need Chrome or Chromium ${minimumChromeVersion} or newer: install it (on Debian, as ` +
  "root: `apt-get update && apt-get install chromium`), or set CHROME_PATH to the program, and try again.";
