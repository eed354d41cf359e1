import assert from "node:assert/strict";
import { enumerate, few, printable, quote } from "../../rules/text";

describe("text", () => {
  it("quotes a plain name as it is", () => {
    assert.equal(quote("audit-trail"), '"audit-trail"');
  });

  it("shows characters that would move the cursor, hide or end the quotation", () => {
    assert.equal(quote('a\u001b[2J"\n\\\u202e\u2028'), String.raw`"a\u{1b}[2J\"\u{a}\\\u{202e}\u{2028}"`);
    assert.equal(quote("it's"), `"it's"`);
  });

  it("shows half a surrogate pair by its code", () => {
    assert.equal(quote("\ud83d"), String.raw`"\u{d83d}"`);
  });

  it("cuts a quoted text off after 120 characters, without splitting one, and says how long it is", () => {
    assert.equal(quote("😀".repeat(121)), `"${"😀".repeat(120)}… (242 characters)"`);
    assert.equal(quote("x".repeat(120)), `"${"x".repeat(120)}"`);
    assert.equal(quote("x".repeat(1_000_000)), `"${"x".repeat(120)}… (1000000 characters)"`);
  });

  it("cuts other text off at the length given, and is safe between marks of any kind", () => {
    assert.equal(printable("abcd", 3), "abc…");
    assert.equal(printable(`'"\\`, 3), String.raw`\u{27}\u{22}\u{5c}`);
  });

  it("lists words as a sentence does", () => {
    assert.equal(enumerate([]), "");
    assert.equal(enumerate(["a"]), "a");
    assert.equal(enumerate(["a", "b"]), "a and b");
    assert.equal(enumerate(["a", "b", "c"]), "a, b and c");
  });

  it("lists a few words of many, and says how many more there are", () => {
    assert.equal(few(["a", "b", "c"]), "a, b and c");
    assert.equal(few(["a", "b", "c", "d", "e"]), "a, b, c and 2 more");
  });
});
