// Runs files of tests side by side: `npm test` every spec, `npm run test:unit` those that start no process, and
// `npm run proof` what takes too long for every day. Arguments are handed on to mocha.
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { captureCommand } from "../sandbox/captureCommand";
import { main } from "../sandbox/main";
import { repository } from "../sandbox/repository";
import { runInForeground } from "../sandbox/runInForeground";
import { filesThatStartProcesses, testFiles } from "./testFiles";

/** Which files run, how many of them at the same time, and what mocha is told besides. */
interface Run {
  readonly files: readonly string[];
  readonly atOnce: number;
  readonly options?: readonly string[];
}

const cores = availableParallelism();
/** A file that starts processes waits for them now and then, and faults are waited out. */
const withProcesses = cores + 2;

const runs: Readonly<Record<string, () => Run>> = {
  all: () => ({ files: longestFirst(testFiles("spec")), atOnce: withProcesses }),
  unit: () => ({
    files: longestFirst(withoutProcesses(testFiles("spec"))),
    atOnce: cores,
    options: ["--require", "tests/noProcesses.ts"],
  }),
  proof: () => ({ files: longestFirst(testFiles("proof")), atOnce: withProcesses }),
};

function withoutProcesses(files: readonly string[]): readonly string[] {
  const starting = filesThatStartProcesses(files);
  return files.filter((file) => !starting.has(file));
}

/**
 * Those that drive the engine before all others, and of them those with many trials, beside the many stacks that the pack judges
 * in one file; then those that start the AWS CLI again and again. So no long one is left at the end.
 */
function longestFirst(files: readonly string[]): readonly string[] {
  const many = ["tests/e2e/faults", "tests/policypack/truthTable"];
  const folders = [...many, "tests/e2e", "tests/audit", "tests/policypack", "tests"];
  const rank = (file: string): number => folders.findIndex((folder) => file.startsWith(join(repository, folder)));
  return files.toSorted((one, other) => rank(one) - rank(other));
}

/** Specs read it as it was bundled last, and what they import cannot be told before it is there. */
async function bundleReportPage(): Promise<void> {
  const { code, output } = await captureCommand(process.execPath, [join(repository, "audit/formats/html/bundle.mjs")]);
  if (code !== 0) throw new Error(`The page of the audit's report cannot be bundled:\n${output}`);
}

void main(async () => {
  const [name = "", ...more] = process.argv.slice(2);
  const run = runs[name];
  if (run === undefined) throw new Error(`There is no run "${name}". There are ${Object.keys(runs).join(", ")}.`);
  await bundleReportPage();
  const { files, atOnce, options = [] } = run();
  const mocha = [require.resolve("mocha/bin/mocha.js"), "--parallel", "--jobs", String(atOnce)];
  return runInForeground(process.execPath, [...mocha, ...options, ...more, ...files], {
    environment: process.env,
    directory: repository,
  });
});
