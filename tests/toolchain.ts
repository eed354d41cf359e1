/** What tests need that run commands. The first of a process that asks waits until it is set up; the others share it. */
import { rmSync } from "node:fs";
import { delimiter } from "node:path";
import { buildStale } from "../sandbox/build";
import { Progress } from "../sandbox/progress";
import { createRunDirectory } from "../sandbox/runDirectory";
import { ensureToolchain, type Toolchain } from "../sandbox/toolchain";
import { startAwsCli } from "./awsCli/awsCli";

/** The real toolchain, with a quicker start of the AWS CLI. */
interface TestToolchain extends Toolchain {
  /** Holds the command `aws` of the tests, and goes before all others on PATH. */
  readonly awsCliDirectory: string;
}

/** Long enough to build everything where the cache is empty, also while others do. */
const setUpTime = "1h";

/**
 * What lets the hundreds of processes that end within seconds do without much of their work: Go collects no garbage before
 * there is much of it.
 */
const thrift: Readonly<Record<string, string>> = { GOGC: "off", GOMEMLIMIT: "300MiB" };

let compiled: Promise<void> | undefined;
let ready: Promise<TestToolchain> | undefined;

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
export function useToolchain(): () => TestToolchain {
  useCompiledPack();
  let toolchain: TestToolchain | undefined;
  before(async function () {
    this.timeout(setUpTime);
    toolchain = await (ready ??= setUp());
  });
  return () => {
    if (toolchain === undefined) throw new Error("the toolchain is there once the tests run");
    return toolchain;
  };
}

async function setUp(): Promise<TestToolchain> {
  const toolchain = await ensureToolchain(new Progress());
  const [pulumiHome, awsCliDirectory] = await Promise.all([createRunDirectory(), createRunDirectory()]);
  process.once("exit", () => {
    for (const directory of [pulumiHome, awsCliDirectory]) rmSync(directory, { recursive: true, force: true });
  });
  await startAwsCli(toolchain.python, awsCliDirectory);
  Object.assign(process.env, thrift, {
    PULUMI_HOME: pulumiHome,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PATH: [awsCliDirectory, toolchain.binDirectory, process.env["PATH"]].join(delimiter),
  });
  return { ...toolchain, awsCliDirectory };
}
