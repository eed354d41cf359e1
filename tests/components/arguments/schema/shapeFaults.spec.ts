import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  flag,
  number,
  plainText,
  text,
  type ObjectShape,
  type Shape,
} from "../../../../components/arguments/schema/shape";
import { shapeFaults } from "../../../../components/arguments/schema/shapeFaults";
import type { TextCheck } from "../../../../components/arguments/schema/textCheck";

const letter: TextCheck = {
  allowed: "Give a letter.",
  problem: (value) => (/^[a-z]$/.test(value) ? undefined : "is not a letter"),
};
const digit = number({
  least: 1,
  most: 9,
  zero: true,
  allowed: "Give a digit.",
  problem: (value) => (value >= 0 && value <= 9 ? undefined : "is not a digit"),
  takes: "0 to 9",
});
const letters: Shape = { kind: "list", of: text(letter), least: 1, most: 3 };
const plainLetters: Shape = { kind: "list", of: plainText(letter), most: 3 };
const named: Shape = { kind: "map", key: letter, of: text(letter), most: 2 };
const grown: Shape = { kind: "map", key: letter, of: letters, most: 2 };
const part: ObjectShape = { kind: "object", required: ["name"], fields: { name: plainText(letter), sizes: letters } };
const finite: Shape = {
  kind: "list",
  of: plainText({ ...letter, values: ["a", "b"] }),
  rule: (property, elements) =>
    elements.includes("b") ? [{ property, reason: "has b, which the rule refuses." }] : [],
};
const ruledPart: ObjectShape = {
  ...part,
  rule: (property, value) =>
    value["name"] === "z" ? [{ property, reason: "is the last, which the rule refuses." }] : [],
};

const accepted: readonly (readonly [title: string, shape: Shape, value: unknown])[] = [
  ["a good text", text(letter), "a"],
  ["a good number", digit, 9],
  ["true and false", flag, false],
  ["a list with as many as there may be", letters, ["a", "b", "c"]],
  ["an empty list where nothing says the least", plainLetters, []],
  ["a map", named, { a: "b", c: "d" }],
  ["a map of lists", grown, { a: ["b"], c: ["d", "e"] }],
  ["an object with what is required", part, { name: "a" }],
  ["an object with everything", part, { name: "a", sizes: ["x"] }],
  ["an object without a prototype", part, Object.assign(Object.create(null) as object, { name: "a" })],
  ["keys that are not set", part, { name: "a", other: undefined }],
  ["outputs and promises where values may be known later", letters, [pulumi.output("?"), Promise.resolve("?")]],
  ["what preview does not know", text(letter), pulumi.unknown],
  ["what the rule of a list lets pass", finite, ["a"]],
];

const refused: readonly (readonly [title: string, shape: Shape, value: unknown, faults: readonly string[]])[] = [
  ["a bad text", text(letter), "1", ['x: "1" is not a letter. Give a letter.']],
  ["null for a text", text(letter), null, ["x: null is nothing, not a text. Give a letter."]],
  ["undefined in a list", letters, [undefined], ["x[0]: undefined is nothing, not a text. Give a letter."]],
  ["a number for a text", text(letter), 42, ["x: 42 is a number, not a text: put it in quotes. Give a letter."]],
  ["a boolean for a text", text(letter), true, ["x: true is a boolean, not a text: put it in quotes. Give a letter."]],
  ["an object for a text", text(letter), { a: 1 }, ['x: {"a":1} is an object, not a text. Give a letter.']],
  ["a list for a text", text(letter), ["a"], ['x: ["a"] is a list, not a text. Give a letter.']],
  ["a function for a text", text(letter), () => 1, ["x: () => 1 is a function, not a text. Give a letter."]],
  ["a symbol for a text", text(letter), Symbol("o"), ["x: Symbol(o) is a symbol, not a text. Give a letter."]],
  ["a bigint for a text", text(letter), 5n, ["x: 5 is a bigint, not a text. Give a letter."]],
  ["a bad number", digit, 10, ["x: 10 is not a digit. Give a digit."]],
  ["a text for a number", digit, "9", ['x: "9" is a text, not a number. Give a digit.']],
  ["null for a number", digit, null, ["x: null is nothing, not a number. Give a digit."]],
  ["a text for a flag", flag, "true", ['x: "true" is neither true nor false. Give one of them, or leave it out.']],
  ["a number for a flag", flag, 1, ["x: 1 is neither true nor false. Give one of them, or leave it out."]],
  ["null for a flag", flag, null, ["x: null is neither true nor false. Give one of them, or leave it out."]],
  ["a text for a list", letters, "a", ['x: "a" is a text, not a list. Give a list, or leave it out.']],
  ["null for a list", letters, null, ["x: null is nothing, not a list. Give a list, or leave it out."]],
  ["an empty list where something must be in it", letters, [], ["x: is an empty list. Give at least one value."]],
  ["too many values", letters, ["a", "b", "c", "d"], ["x: has 4 values, which is too many. Give at most 3."]],
  ["more values than there are", finite, ["a", "b", "a"], ["x: has 3 values, which is too many. Give at most 2."]],
  ["a value given twice", letters, ["a", "a"], ['x[1]: "a" is a duplicate of x[0]. Give it once.']],
  [
    "each bad element",
    letters,
    ["1", "a", "2"],
    ['x[0]: "1" is not a letter. Give a letter.', 'x[2]: "2" is not a letter. Give a letter.'],
  ],
  ["a list that its rule refuses", finite, ["a", "b"], ["x: has b, which the rule refuses."]],
  ["a list for a map", named, ["a"], ['x: ["a"] is a list, not an object. Give an object, or leave it out.']],
  ["null for a map", named, null, ["x: null is nothing, not an object. Give an object, or leave it out."]],
  ["a bad text in a list of a map", grown, { a: ["b", "1"] }, ['x.a[1]: "1" is not a letter. Give a letter.']],
  ["too many keys", named, { a: "a", b: "b", c: "c" }, ["x: has 3 keys, which is too many. Give at most 2."]],
  [
    "bad keys and bad values",
    named,
    { one: "a", "b:": "2" },
    [
      'x.one: The key "one" is not a letter. Give a letter.',
      'x["b:"]: The key "b:" is not a letter. Give a letter.',
      'x["b:"]: "2" is not a letter. Give a letter.',
    ],
  ],
  ["a text for an object", part, "a", ['x: "a" is a text, not an object. Give an object with the keys name, sizes.']],
  ["a list for an object", part, [], ["x: [] is a list, not an object. Give an object with the keys name, sizes."]],
  [
    "a date for an object",
    part,
    new Date(0),
    [
      'x: "1970-01-01T00:00:00.000Z" is an instance of a class, not an object. Give an object with the keys name, sizes.',
    ],
  ],
  ["what is missing", part, {}, ["x.name: is missing. It must be set."]],
  [
    "a key that does not exist",
    part,
    { name: "a", size: 1, colour: 2 },
    [
      "x.size: There is no such key (did you mean sizes?). The keys are name, sizes.",
      "x.colour: There is no such key. The keys are name, sizes.",
    ],
  ],
  ["an object that its rule refuses", ruledPart, { name: "z" }, ["x: is the last, which the rule refuses."]],
  [
    "an output where a value decides what is created",
    plainLetters,
    [pulumi.output("a")],
    ["x[0]: is an output or a promise, but decides what is created. Give a value that is known when the program runs."],
  ],
  [
    "a promise of a flag",
    flag,
    Promise.resolve(true),
    ["x: is an output or a promise, but decides what is created. Give a value that is known when the program runs."],
  ],
];

describe("shapeFaults", () => {
  for (const [title, shape, value] of accepted) {
    it(`accepts ${title}`, () => {
      assert.deepEqual(shapeFaults("x", value, shape), []);
    });
  }

  for (const [title, shape, value, faults] of refused) {
    it(`refuses ${title}`, () => {
      assert.deepEqual(
        shapeFaults("x", value, shape).map(({ property, reason }) => `${property}: ${reason}`),
        faults,
      );
    });
  }

  it("can say what is wrong with a text without the text", () => {
    const hidden = [...shapeFaults("x", "1", text(letter)), ...shapeFaults("x", ["a", "a"], letters)];
    assert.deepEqual(
      hidden.map(({ withoutValue }) => withoutValue),
      [
        "a secret value is not valid. Give a letter.",
        "a secret value is not valid. It is a duplicate of x[0]. Give it once.",
      ],
    );
  });
});
