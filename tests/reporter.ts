import { relative, resolve } from "node:path";
import { reporters, Runner, type MochaOptions, type Test } from "mocha";
import { repository } from "../sandbox/repository";

const { EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING, EVENT_RUN_END } = Runner.constants;

/** Mocha's spec reporter; a file without any test is a failure, and the last line counts what ran. */
class SpecWithTotals extends reporters.Spec {
  constructor(runner: Runner, options: MochaOptions & { readonly spec?: readonly string[] }) {
    super(runner, options);
    const seen = new Set<string>();
    for (const event of [EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING]) {
      runner.on(event, ({ file = "" }: Test) => seen.add(file));
    }
    let silent: readonly string[] = [];
    runner.once(EVENT_RUN_END, () => {
      const files = (options.spec ?? []).filter((file) => file.endsWith(".ts") && !file.includes("*"));
      silent = files.filter((file) => !seen.has(resolve(file)));
      runner.failures += silent.length;
      // When several files cannot be run, mocha tells of the first at the end, and then of the others.
      runner.on(EVENT_TEST_FAIL, (test: Test) => {
        reporters.Base.list([test]);
      });
    });
    process.once("exit", () => {
      for (const file of silent) console.log(`${relative(repository, file)}: no test ran`);
      const { passes, failures, pending } = this.stats;
      const skipped = pending > 0 ? `, ${pending} skipped` : "";
      console.log(`${passes} passed, ${failures + silent.length} failed${skipped}`);
    });
  }
}

export = SpecWithTotals;
