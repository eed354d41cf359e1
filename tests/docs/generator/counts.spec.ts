import assert from "node:assert/strict";
import { withCounts } from "../../../docs/generator/counts";
import { rules } from "../../../rules/catalogue";

describe("the counts in pages", () => {
  it("are written where a comment asks for them, and nothing else is", () => {
    assert.equal(
      withCounts("All <!-- count of rules -->7<!-- end of count --> rules of 8."),
      `All <!-- count of rules -->${rules.length}<!-- end of count --> rules of 8.`,
    );
  });

  it("are refused of what cannot be counted", () => {
    assert.throws(() => withCounts("<!-- count of sheep -->7<!-- end of count -->"), {
      message: 'No page can count "sheep". Known are: rules, rules with a remedy.',
    });
  });
});
