import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { shown, shownValue } from "../../../../components/arguments/schema/fault";

describe("shown", () => {
  it("quotes a text, and cuts a long one and says how long it is", () => {
    assert.equal(shown('a"\n'), '"a\\"\\n"');
    assert.equal(shown("a".repeat(200)), `"${"a".repeat(120)}… (200 characters)"`);
  });
});

describe("shownValue", () => {
  it("shows whatever it is given", () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const values = ["a\n", 1, 2n, null, undefined, [1], { a: pulumi.output(1) }, circle, [circle], Promise.resolve()];
    assert.deepEqual(values.map(shownValue), [
      '"a\\n"',
      "1",
      "2",
      "null",
      "undefined",
      "[1]",
      '{"a":"(known later)"}',
      "{…}",
      "[…]",
      "(known later)",
    ]);
  });
});
