import assert from "node:assert/strict";
import { auditArguments } from "../../../cli/audit/auditArguments";
import type { GivenSurveyOptions } from "../../../cli/audit/surveyArguments";
import { planArguments } from "../../../cli/rollout/planArguments";

describe("the arguments of a plan", () => {
  it("have defaults", () => {
    assert.deepEqual(planArguments({}), {
      faults: [],
      value: {
        profiles: [],
        preset: "baseline",
        adopt: false,
        maxAccounts: Infinity,
        concurrency: 20,
        accountSeconds: 120,
        runSeconds: 3600,
      },
    });
  });

  it("are all taken", () => {
    const { faults, value } = planArguments({ adopt: [true], maxAccounts: ["0"], out: ["plan.json"] });
    assert.deepEqual([faults, value.adopt, value.maxAccounts, value.out], [[], true, 0, "plan.json"]);
  });

  it("choose accounts as those of an audit do, with the same faults", () => {
    const good: GivenSurveyOptions = {
      organization: [true],
      roleName: ["Audit"],
      ou: ["ou-ab12-cd34ef56"],
      journal: ["j"],
      maxAge: ["2h"],
    };
    const bad: GivenSurveyOptions = {
      accounts: ["a"],
      organization: [true],
      exclude: ["1"],
      region: ["moon"],
      timeout: ["0"],
    };
    for (const given of [good, bad]) {
      const [ofAudit, ofPlan] = [auditArguments(given), planArguments(given)];
      assert.deepEqual(ofPlan.faults, ofAudit.faults);
      const { failOn: _, outputs: __, ...shared } = ofAudit.value;
      assert.deepEqual(ofPlan.value, { ...shared, adopt: false, maxAccounts: Infinity });
    }
    assert.equal(planArguments(bad).faults.length, 5);
  });

  it("are refused where they are no numbers or name nothing", () => {
    assert.deepEqual(planArguments({ maxAccounts: ["-1"], out: [true] }).faults, [
      '--max-accounts: "-1" is not allowed. Write a whole number from 0 to 999999',
      "--out needs a value",
    ]);
  });
});
