import assert from "node:assert/strict";
import fc from "fast-check";
import { answersFrom, answersText } from "../../live/answersText";
import { known } from "../../rules/facts/fact";

describe("the text of answers", () => {
  it("is one line, with their dates", () => {
    const answers = { a: "b\nc", at: new Date(5), policy: known("é\u2028") };
    assert.doesNotMatch(answersText(answers), /\n/);
    assert.deepEqual(answersFrom(answersText(answers)), answers);
  });

  it("loses what is undefined", () => {
    assert.deepEqual(answersFrom(answersText({ policy: known(undefined) })), { policy: { known: true } });
  });

  it("is read as it was written, whatever is in them", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.deepEqual(answersFrom(answersText({ value })), { value: JSON.parse(JSON.stringify(value)) as unknown });
      }),
    );
  });
});
