// Runs files of tests side by side: `npm test` every spec, `npm run test:unit` those that start no process, and
// `npm run proof` what takes too long for every day. Arguments are handed on to mocha.
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { main } from "../sandbox/main";
import { repository } from "../sandbox/repository";
import { runInForeground } from "../sandbox/runInForeground";
import { filesThatStartProcesses, testFiles } from "./testFiles";

const cores = availableParallelism();

/** The files of each run, and how many of them run at the same time: one that starts processes waits for them now and then. */
const runs = {
  all: () => ({ files: longestFirst(testFiles("spec")), atOnce: cores + 1 }),
  unit: () => ({ files: withoutProcesses(testFiles("spec")), atOnce: cores }),
  proof: () => ({ files: testFiles("proof"), atOnce: cores + 1 }),
};

function withoutProcesses(files: readonly string[]): readonly string[] {
  const starting = filesThatStartProcesses(files);
  return files.filter((file) => !starting.has(file));
}

/** Those that drive the engine before all others, so that none of them is left alone at the end. */
function longestFirst(files: readonly string[]): readonly string[] {
  const isLong = (file: string): boolean => file.startsWith(join(repository, "tests", "e2e"));
  return [...files.filter(isLong).reverse(), ...files.filter((file) => !isLong(file))];
}

void main(() => {
  const [run = "all", ...args] = process.argv.slice(2);
  if (!Object.hasOwn(runs, run)) throw new Error(`There is no run ${run}. There are ${Object.keys(runs).join(", ")}.`);
  const { files, atOnce } = runs[run as keyof typeof runs]();
  const mocha = [require.resolve("mocha/bin/mocha.js"), "--parallel", "--jobs", String(atOnce)];
  return runInForeground(process.execPath, [...mocha, ...args, ...files], {
    environment: process.env,
    directory: repository,
  });
});
