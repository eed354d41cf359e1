import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { shownValue } from "../../../../components/arguments/schema/fault";

describe("shownValue", () => {
  it("shows whatever it is given", () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const values = ["a\n", 1, 2n, null, undefined, [1], { a: pulumi.output(1) }, circle, [circle], Promise.resolve()];
    assert.deepEqual(values.map(shownValue), [
      String.raw`"a\u{a}"`,
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
