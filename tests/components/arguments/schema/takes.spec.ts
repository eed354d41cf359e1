import assert from "node:assert/strict";
import { oneOf } from "../../../../components/arguments/schema/oneOf";
import { flag, number, plainText, text, type Shape } from "../../../../components/arguments/schema/shape";
import { between, mostOf, takesOf } from "../../../../components/arguments/schema/takes";

const id = text({ allowed: "", problem: () => undefined, takes: "12 digits" });
const anything = text({ allowed: "", problem: () => undefined });
const color = plainText(oneOf("a color", ["red", "green", "blue"]));

const anyNumber = { least: -Infinity, most: Infinity, zero: true, allowed: "", problem: () => undefined };

const cases: readonly (readonly [title: string, shape: Shape, takes: string | undefined])[] = [
  ["a text as its check says", id, "12 digits"],
  ["a text of whatever kind", anything, undefined],
  ["one of some values", color, "`red`, `green` or `blue`"],
  ["the only value there is", plainText(oneOf("a color", ["red"])), "`red`"],
  ["a number as its check says", number({ ...anyNumber, takes: "1 to 3" }), "1 to 3"],
  ["true and false", flag, undefined],
  ["a list of anything", { kind: "list", of: anything, most: 9 }, "at most 9"],
  ["a list of texts", { kind: "list", of: id, least: 1, most: 9 }, "1 to 9, each of 12 digits"],
  ["a list of some values", { kind: "list", of: color }, "any of `red`, `green` and `blue`"],
  ["a list as its rule counts", { kind: "list", of: id, most: 9, takes: "at most 9 in all" }, "at most 9 in all"],
  [
    "a map",
    { kind: "map", key: { ...id.check, takes: "1 letter" }, of: id, most: 5 },
    "at most 5, keys of 1 letter and values of 12 digits",
  ],
  ["a map of anything", { kind: "map", key: anything.check, of: anything, most: 5 }, "at most 5"],
  [
    "a map of numbers under some keys, one each",
    { kind: "map", key: oneOf("a color", ["red", "green"]), of: number({ ...anyNumber, takes: "1 to 3" }) },
    "at most 2, values of 1 to 3",
  ],
  ["a map as it is declared", { kind: "map", key: id.check, of: flag, most: 9, takes: "as declared" }, "as declared"],
  ["an object", { kind: "object", fields: { id }, required: [] }, undefined],
];

describe("takesOf", () => {
  for (const [title, shape, takes] of cases) {
    it(`describes ${title}`, () => {
      assert.equal(takesOf(shape), takes);
    });
  }
});

describe("mostOf", () => {
  it("is how many values there are, where nothing else is said", () => {
    assert.equal(mostOf({ kind: "list", of: color }), 3);
    assert.equal(mostOf({ kind: "list", of: color, most: 2 }), 2);
    assert.equal(mostOf({ kind: "list", of: id }), Infinity);
  });
});

describe("between", () => {
  it("says no least where there is none", () => {
    assert.deepEqual([between(0, 5), between(1, 5)], ["at most 5", "1 to 5"]);
  });
});
