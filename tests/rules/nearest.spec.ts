import assert from "node:assert/strict";
import { nearest } from "../../rules/nearest";

const names = ["accounts", "coveringTrails", "verification", "unknown"];

describe("the nearest name", () => {
  it("is the one with letters left out, added, changed or swapped", () => {
    assert.equal(nearest("acounts", names), "accounts");
    assert.equal(nearest("accountss", names), "accounts");
    assert.equal(nearest("verificaton", names), "verification");
    assert.equal(nearest("unknwon", names), "unknown");
    assert.equal(nearest("coverinqTrails", names), "coveringTrails");
  });

  it("does not depend on case", () => {
    assert.equal(nearest("COVERINGTRAILS", names), "coveringTrails");
  });

  it("is none where no name is similar, or there are no names", () => {
    assert.equal(nearest("nonsense", names), undefined);
    assert.equal(nearest("accounts", []), undefined);
  });

  it("looks at the beginning of a long text only", () => {
    assert.equal(nearest("x".repeat(1e6), names), undefined);
  });
});
