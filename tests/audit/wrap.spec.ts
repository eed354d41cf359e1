import assert from "node:assert/strict";
import fc from "fast-check";
import { wrap } from "../../audit/wrap";

describe("wrapping words", () => {
  it("breaks between words, with one indent for the first line and another for the rest", () => {
    assert.equal(wrap("one two three four", 10, "- ", "  "), "- one two\n  three\n  four");
  });

  it("keeps the line breaks that are there", () => {
    assert.equal(wrap("one\ntwo", 80, "  "), "  one\n  two");
  });

  it("leaves a word whole that is longer than a line", () => {
    assert.equal(wrap("a cloudtrail.amazonaws.com b", 10), "a\ncloudtrail.amazonaws.com\nb");
  });

  it("loses no word and makes no line too long that has more than one", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,9}$/)), fc.integer({ min: 1, max: 30 }), (words, width) => {
        const lines = wrap(words.join(" "), width).split("\n");
        assert.deepEqual(lines.join(" ").split(" ").filter(Boolean), words);
        for (const line of lines) assert.ok(line.length <= width || !line.includes(" "));
      }),
    );
  });
});
