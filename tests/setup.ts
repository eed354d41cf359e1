import type { Context, RootHookObject } from "mocha";
import { assertNoProcesses, forbidProcesses } from "./noProcesses";
import { filesThatStartProcesses, testFiles } from "./testFiles";

let starting: ReadonlySet<string> | undefined;

/** Around the tests of every file: files that `npm run test:unit` takes start no process, whoever runs them. */
export const mochaHooks: RootHookObject = {
  beforeAll(this: Context) {
    starting ??= filesThatStartProcesses([...testFiles("spec"), ...testFiles("proof")]);
    const root = this.test?.parent;
    const files = [...(root?.suites ?? []), ...(root?.tests ?? [])].map(({ file }) => file ?? "");
    forbidProcesses(!files.some((file) => starting?.has(file)));
  },
  afterEach: assertNoProcesses,
};
