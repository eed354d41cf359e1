import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { flag, text, type Shape } from "../../../../components/arguments/schema/shape";
import { textsIn } from "../../../../components/arguments/schema/textsIn";

const one = text({ allowed: "", problem: () => undefined });
const other = text({ allowed: "", problem: () => undefined });
const shape: Shape = {
  kind: "list",
  most: 9,
  of: {
    kind: "object",
    required: [],
    fields: {
      name: one,
      on: flag,
      values: { kind: "list", of: other, most: 9 },
      tags: { kind: "map", key: one.check, of: one, most: 9 },
    },
  },
};

describe("textsIn", () => {
  it("finds every text with its place and its shape", () => {
    const value = [{ name: "a", on: true, values: ["b"], tags: { "x y": "c" } }, { values: ["d"] }];
    assert.deepEqual(
      textsIn("p", value, shape).map((found) => [found.property, found.text, found.shape === other]),
      [
        ["p[0].name", "a", false],
        ["p[0].values[0]", "b", true],
        ['p[0].tags["x y"]', "c", false],
        ["p[1].values[0]", "d", true],
      ],
    );
  });

  it("passes over what is not known, not set or not of its shape", () => {
    const value = [{ name: pulumi.output("a"), values: "b", tags: ["c"] }, "d", { name: 1, values: [pulumi.unknown] }];
    assert.deepEqual(textsIn("p", value, shape), []);
    assert.deepEqual(textsIn("p", undefined, shape), []);
  });
});
