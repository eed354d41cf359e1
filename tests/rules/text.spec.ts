import assert from "node:assert/strict";
import { enumerate, printable, quote } from "../../rules/text";

describe("text", () => {
  it("quotes a plain name as it is", () => {
    assert.equal(quote("audit-trail"), '"audit-trail"');
  });

  it("shows characters that would move the cursor, hide or end the quotation", () => {
    assert.equal(quote('a\u001b[2J"\n\\\u202e\u2028'), String.raw`"a\u{1b}[2J\u{22}\u{a}\u{5c}\u{202e}\u{2028}"`);
  });

  it("shows half a surrogate pair by its code", () => {
    assert.equal(quote("\ud83d"), String.raw`"\u{d83d}"`);
  });

  it("cuts names off after 100 characters, without splitting one", () => {
    assert.equal(quote("😀".repeat(101)), `"${"😀".repeat(100)}…"`);
    assert.equal(quote("x".repeat(100)), `"${"x".repeat(100)}"`);
    assert.equal(quote("x".repeat(1_000_000)), `"${"x".repeat(100)}…"`);
  });

  it("cuts other text off where told", () => {
    assert.equal(printable("abcd", 3), "abc…");
  });

  it("lists words as a sentence does", () => {
    assert.equal(enumerate([]), "");
    assert.equal(enumerate(["a"]), "a");
    assert.equal(enumerate(["a", "b"]), "a and b");
    assert.equal(enumerate(["a", "b", "c"]), "a, b and c");
  });
});
