import { reporters, type MochaOptions, type Runner } from "mocha";

/** Mocha's spec reporter, closing with one plain line that counts what ran. */
class SpecWithTotals extends reporters.Spec {
  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options);
    runner.once("end", () => {
      const { passes, failures, pending } = this.stats;
      const skipped = pending > 0 ? `, ${pending} skipped` : "";
      console.log(`${passes} passed, ${failures} failed${skipped}`);
    });
  }
}

export = SpecWithTotals;
