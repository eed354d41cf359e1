import assert from "node:assert/strict";
import { faultOfText, type TextCheck } from "../../../../components/arguments/schema/textCheck";

const check: TextCheck = {
  allowed: "Give a digit.",
  problem: (text) => (/^\d$/.test(text) ? undefined : "is not a digit"),
};

describe("faultOfText", () => {
  it("says nothing of a good text", () => {
    assert.equal(faultOfText(check, "1"), undefined);
  });

  it("shows the text, what is wrong with it and what is allowed", () => {
    assert.equal(faultOfText(check, "x"), '"x" is not a digit. Give a digit.');
  });
});
