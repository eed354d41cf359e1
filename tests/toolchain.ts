/** What tests need that run commands. The first of a process that asks waits until it is set up; the others share it. */
import { rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { buildStale } from "../sandbox/build";
import { Progress } from "../sandbox/progress";
import { repository } from "../sandbox/repository";
import { createRunDirectory } from "../sandbox/runDirectory";
import { ensureToolchain, type Toolchain } from "../sandbox/toolchain";

/** Long enough to build everything where the cache is empty, also while others do. */
const setUpTime = "1h";

/**
 * What lets the hundreds of processes that end within seconds do without a third of their work: Go collects no garbage
 * before there is much of it, and Node.js compiles the same packages once for all.
 */
const thrift: Readonly<Record<string, string>> = {
  GOGC: "off",
  GOMEMLIMIT: "300MiB",
  NODE_COMPILE_CACHE: join(repository, "node_modules", ".cache", "compile"),
};

let compiled: Promise<void> | undefined;
let ready: Promise<Toolchain> | undefined;

/** Gives the tests of a `describe` block, or of a file, the compiled policy pack. */
export function useCompiledPack(): void {
  before(async function () {
    this.timeout(setUpTime);
    await (compiled ??= buildStale());
  });
}

/**
 * Gives the tests of a `describe` block the real toolchain and the compiled policy pack. `pulumi` is on the PATH, with a
 * home of its own, for tests that need the command line and no sandbox.
 */
export function useToolchain(): () => Toolchain {
  useCompiledPack();
  let toolchain: Toolchain | undefined;
  before(async function () {
    this.timeout(setUpTime);
    toolchain = await (ready ??= setUp());
  });
  return () => {
    if (toolchain === undefined) throw new Error("the toolchain is there once the tests run");
    return toolchain;
  };
}

async function setUp(): Promise<Toolchain> {
  const toolchain = await ensureToolchain(new Progress());
  const pulumiHome = await createRunDirectory();
  process.once("exit", () => {
    rmSync(pulumiHome, { recursive: true, force: true });
  });
  Object.assign(process.env, thrift, {
    PULUMI_HOME: pulumiHome,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PATH: [toolchain.binDirectory, process.env["PATH"]].join(delimiter),
  });
  return toolchain;
}
