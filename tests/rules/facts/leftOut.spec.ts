import assert from "node:assert/strict";
import { type Fact, known, unknown } from "../../../rules/facts/fact";
import { type LeftOut, leftOutByAny, leftOutByEach } from "../../../rules/facts/leftOut";

const doubt = unknown("nobody knows", "ask somebody");
const nothing: Fact<LeftOut> = known([]);
const everything: Fact<LeftOut> = known("everything");

describe("leftOutByAny: conditions that all have to hold", () => {
  it("leaves out nothing without conditions", () => {
    assert.deepEqual(leftOutByAny([]), nothing);
  });

  it("leaves out what any condition does, once and sorted", () => {
    assert.deepEqual(leftOutByAny([known(["b", "a"]), nothing, known(["a"])]), known(["a", "b"]));
  });

  it("leaves out everything where one condition does, whatever the others are", () => {
    assert.deepEqual(leftOutByAny([doubt, everything, nothing]), everything);
  });

  it("is not known where one condition is not known", () => {
    assert.deepEqual(leftOutByAny([known(["a"]), doubt]), doubt);
  });
});

describe("leftOutByEach: selectors of which one suffices", () => {
  it("leaves out everything without selectors", () => {
    assert.deepEqual(leftOutByEach([]), everything);
  });

  it("leaves out nothing where one selector leaves out nothing, whatever the others are", () => {
    assert.deepEqual(leftOutByEach([doubt, everything, nothing]), nothing);
  });

  it("leaves out what every selector leaves out", () => {
    assert.deepEqual(leftOutByEach([known(["c", "a", "b"]), everything, known(["b", "c"])]), known(["b", "c"]));
    assert.deepEqual(leftOutByEach([known(["a"]), known(["b"])]), nothing);
  });

  it("is not known where one selector is not known and none leaves out nothing", () => {
    assert.deepEqual(leftOutByEach([known(["a"]), doubt]), doubt);
    assert.deepEqual(leftOutByEach([everything, doubt]), doubt);
  });
});
