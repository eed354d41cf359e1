import assert from "node:assert/strict";
import { readInterface } from "../../../docs/generator/readInterface";
import { args, property, sources } from "./sources";

describe("readInterface", () => {
  it("reads names, whether they are optional, comments without tags and line breaks, and places", () => {
    const { comment, sections } = args(`
      /**
       * First sentence,
       * of two lines. See {@link Trail}.
       *
       * @see https://docs.aws.amazon.com/a/b.html#c
       */
      readonly first?: string;
      /** Second. */
      readonly second: number;`);
    assert.equal(comment, "Arguments of a thing.");
    assert.deepEqual(sections, [
      [
        {
          name: "first",
          optional: true,
          type: { written: "string", choices: [], properties: [] },
          comment: "First sentence, of two lines. See `Trail`.",
          pages: ["https://docs.aws.amazon.com/a/b.html#c"],
          place: "args.ts:10",
        },
        {
          name: "second",
          optional: false,
          type: { written: "number", choices: [], properties: [] },
          comment: "Second.",
          pages: [],
          place: "args.ts:12",
        },
      ],
    ]);
  });

  it("begins a section after a blank line, and only there", () => {
    const { sections } = args(
      "/** A. */\na: string;\nb: string;\n\n/**\n * C.\n *\n * More.\n */\nc: string;\n\nd: string;",
    );
    assert.deepEqual(
      sections.map((properties) => properties.map(({ name }) => name)),
      [["a", "b"], ["c"], ["d"]],
    );
  });

  it("looks through inputs, lists and records for what a type is made of", () => {
    const source = `
      import type * as pulumi from "@pulumi/pulumi";
      import type { Thing } from "./things/thing";
      export interface Args { a: pulumi.Input<string>[]; b: Record<string, pulumi.Input<Color>>; c: Thing[]; }
      const Color = {
        /** Like blood. */
        Red: "RED",
        /** Like grass. */
        Green: "GREEN",
      } as const;`;
    const thing = `
      export interface Thing {
        /** Its parts. */
        parts?: Part[];
      }
      interface Part {
        /** Its name. */
        name: string;
      }`;
    const read = sources({ "folder/args.ts": source, "folder/things/thing.ts": thing });
    const types = readInterface(read, "folder/args.ts", "Args")
      .sections.flat()
      .map(({ type }) => type);
    assert.deepEqual(
      types.map(({ written }) => written),
      ["Input<string>[]", "Record<string, Input<Color>>", "Thing[]"],
    );
    assert.deepEqual(types[1]?.choices, [
      { value: "RED", meaning: "Like blood." },
      { value: "GREEN", meaning: "Like grass." },
    ]);
    const [parts] = types[2]?.properties ?? [];
    assert.deepEqual([parts?.name, parts?.optional, parts?.comment], ["parts", true, "Its parts."]);
    assert.deepEqual(
      parts?.type.properties.map(({ name, comment }) => [name, comment]),
      [["name", "Its name."]],
    );
  });

  it("refuses a type it cannot describe, with its place", () => {
    assert.throws(() => property('a?: "x" | "y";'), /^Error: args\.ts:3: the type "x" \| "y" cannot be documented\./);
    assert.throws(() => property("a?: Elsewhere;"), /^Error: args\.ts:3: the type Elsewhere cannot be documented\./);
  });

  it("refuses a constant that is no finite set", () => {
    const read = sources({ "args.ts": 'const Color = ["RED"] as const;\ninterface Args { a: Color }' });
    assert.throws(() => readInterface(read, "args.ts", "Args"), {
      message: "args.ts:1: Color is not an object of texts `as const`.",
    });
  });

  it("says so when there is no such interface", () => {
    assert.throws(() => readInterface(sources({ "args.ts": "" }), "args.ts", "Args"), {
      message: "args.ts has no interface Args.",
    });
  });
});
