import assert from "node:assert/strict";
import { days, logGroupDaysCheck } from "../../../../components/arguments/aws/days";
import { judges } from "../judges";

describe("days", () => {
  judges(days(30, 365, { zero: "for never" }), {
    allowed: "Give a whole number of days from 30 to 365, or 0 for never.",
    accepted: [30, 365, 0],
    refused: [
      [29, "is less than 30"],
      [-1, "is less than 30"],
      [366, "is more than 365"],
      [60.5, "is not a whole number"],
      [NaN, "is not a whole number"],
      [Infinity, "is not a whole number"],
    ],
  });

  it("refuses 0 where it has no meaning", () => {
    const check = days(1, 365);
    assert.equal(check.problem(0), "is less than 1");
    assert.equal(check.allowed, "Give a whole number of days from 1 to 365.");
  });

  it("tells where the range begins and ends", () => {
    const { least, most, zero } = days(30, 365, { zero: "for never" });
    assert.deepEqual([least, most, zero, days(30, 365).zero], [30, 365, true, false]);
  });

  it("says the range in few words, with what other arguments ask", () => {
    assert.equal(days(1, 9).takes, "1 to 9");
    assert.equal(
      days(1, 9, { zero: "for never", beside: "more than `x`" }).takes,
      "1 to 9 and more than `x`, or 0 for never",
    );
  });
});

describe("logGroupDaysCheck", () => {
  it("tells where the values begin and end", () => {
    const { least, most, zero } = logGroupDaysCheck;
    assert.deepEqual([least, most, zero], [1, 3653, true]);
  });

  judges(logGroupDaysCheck, {
    allowed:
      "Give one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, or 0 to keep them forever.",
    accepted: [1, 90, 3653, 0],
    refused: [
      [31, "is no retention that CloudWatch Logs has; the next longer one is 60"],
      [4000, "is no retention that CloudWatch Logs has"],
    ],
  });
});
