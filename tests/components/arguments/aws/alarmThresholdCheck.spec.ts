import assert from "node:assert/strict";
import { alarmThresholdCheck } from "../../../../components/arguments/aws/alarmThresholdCheck";

const refused = [
  [0, "is less than 1"],
  [-3, "is less than 1"],
  [100_001, "is more than 100000"],
  [1.5, "is not a whole number"],
  [Number.NaN, "is not a whole number"],
] as const;

describe("alarmThresholdCheck", () => {
  it("takes whole numbers of events", () => {
    assert.deepEqual([1, 100_000].map(alarmThresholdCheck.problem), [undefined, undefined]);
    assert.equal(alarmThresholdCheck.allowed, "Give a whole number of events from 1 to 100000.");
  });

  for (const [value, problem] of refused) {
    it(`refuses ${value}, which ${problem}`, () => {
      assert.equal(alarmThresholdCheck.problem(value), problem);
    });
  }
});
