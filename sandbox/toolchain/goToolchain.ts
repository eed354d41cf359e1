import { CommandError, runCommand } from "./command";
import type { Step } from "../progress";
import { ToolchainError } from "./toolchainError";
import { isAtLeast, minimumGoVersion } from "./versions";

const howToGetGo = `Install Go ${minimumGoVersion} or newer (https://go.dev/dl/), so that \`go version\` works, and try again.`;

/** What a Go program is built as. */
export interface GoBuild {
  /** The directory of its module. */
  readonly module: string;
  /** The package, as `go build` names it. */
  readonly package: string;
  /** Where the program goes. */
  readonly output: string;
  /** String variables set by the linker. */
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * The settings of all builds; part of what identifies their results.
 * Nobody debugs these programs: not making what the linker would strip anyway saves a twelfth of the time.
 */
const buildFlags = ["-trimpath", "-buildvcs=false", "-mod=readonly", "-gcflags=all=-dwarf=false", "-v"];

/**
 * Returns what identifies a build by the installed Go: its version, the platform it builds for, and our flags.
 *
 * @throws {ToolchainError} If there is no Go or it is too old.
 */
export async function goIdentity(module: string): Promise<string[]> {
  let output: string;
  try {
    // In the module's directory: a Go that gets newer versions of itself does so where go.mod asks for them.
    output = await runCommand("go", ["env", "GOVERSION", "GOOS", "GOARCH"], { cwd: module, env: goEnvironment() });
  } catch (error) {
    throw noGo(error);
  }
  const [version = "", os = "", architecture = ""] = output.trim().split("\n");
  if (!isAtLeast(version.replace(/^go/, ""), minimumGoVersion)) {
    throw new ToolchainError(`Go ${minimumGoVersion} is needed, ${version} is installed. ${howToGetGo}`);
  }
  return [version, os, architecture, ...buildFlags];
}

/** Builds a Go program, with the user's caches of modules and packages. */
export async function buildGo(build: GoBuild, step: Step, log: string): Promise<void> {
  let downloaded = 0;
  let compiled = 0;
  const variables = Object.entries(build.variables).map(([name, value]) => `-X ${name}=${value}`);
  try {
    await runGo(
      ["build", ...buildFlags, "-ldflags", ["-s", "-w", ...variables].join(" "), "-o", build.output, build.package],
      build.module,
      log,
      (line) => {
        if (line.startsWith("go: downloading ")) {
          downloaded++;
        } else if (/^[\w.-]+(\/[\w.-]+)*$/.test(line)) {
          compiled++;
        }
        step.update(`${downloaded} modules downloaded, ${compiled} packages compiled`);
      },
    );
  } catch (error) {
    throw buildFailed(error, log);
  }
}

/** Runs a go command in a module, with our environment. */
export function runGo(
  parameters: readonly string[],
  module: string,
  log: string,
  onLine?: (line: string) => void,
): Promise<string> {
  // A build takes all processors for minutes: let it give way to whatever the user does.
  return runCommand("nice", ["go", ...parameters], {
    cwd: module,
    env: goEnvironment(),
    log,
    ...(onLine && { onLine }),
  });
}

/** Puts a failed build into words: what most often stands behind it, the compiler's last lines, and where the rest is. */
export function buildFailed(error: unknown, log: string): unknown {
  if (!(error instanceof CommandError)) {
    return error;
  }
  if (/no space left on device|disk quota exceeded/i.test(error.output)) {
    return Object.assign(new Error(error.output), { code: "ENOSPC" });
  }
  const network = /dial tcp|no such host|i\/o timeout|connection refused|TLS handshake|proxyconnect/i.test(
    error.output,
  );
  const advice = network
    ? "The Go modules could not be downloaded: check the network, or set GOPROXY to a proxy that can be reached."
    : "The Go compiler failed.";
  return new ToolchainError(`${advice} The last lines of ${log}:\n${error.output}`);
}

function noGo(error: unknown): unknown {
  if (!(error instanceof CommandError)) {
    return error;
  }
  const problem = error.missing ? "Go is not installed" : `Go does not work here (${error.outcome})`;
  return new ToolchainError(
    [`${problem}. ${howToGetGo}`, error.missing ? "" : error.output].filter(Boolean).join("\n"),
  );
}

/** The user's environment without what would make the build another one: a workspace, another platform, C compilers. */
function goEnvironment(): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...process.env, GOWORK: "off" };
  delete environment["GOOS"];
  delete environment["GOARCH"];
  if (process.platform === "linux") {
    // On macOS the keychain needs it.
    environment["CGO_ENABLED"] = "0";
  }
  return environment;
}
