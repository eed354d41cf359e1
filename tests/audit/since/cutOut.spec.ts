import assert from "node:assert/strict";
import fc from "fast-check";
import { cutOut, type Remainder } from "../../../audit/since/cutOut";

const wanted = { list: "results", others: new Set(["kept"]) };

async function* inPieces(text: string, length: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += length) yield await Promise.resolve(text.slice(at, at + length));
}

async function cut(text: string, length = text.length): Promise<Remainder & { readonly taken: readonly string[] }> {
  const taken: string[] = [];
  return { ...(await cutOut(inPieces(text, length), wanted, (element) => taken.push(element))), taken };
}

describe("cutting elements out of a JSON text", () => {
  it("finds every object of the list, wherever pieces end and however it is indented", async () => {
    const element = fc.dictionary(fc.string(), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(
        fc.array(element, { maxLength: 5 }),
        fc.jsonValue(),
        fc.jsonValue(),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(undefined, 2, "\t"),
        async (results, kept, other, length, indent) => {
          const text = JSON.stringify({ other, kept, results, last: 1 }, undefined, indent);
          const { taken, text: left, elements, isClosed } = await cut(text, length);
          assert.deepEqual(
            taken.map((each) => JSON.parse(each) as unknown),
            JSON.parse(JSON.stringify(results)),
          );
          const isNested = typeof other === "object" && other !== null;
          assert.deepEqual(JSON.parse(left), {
            other: isNested ? null : (JSON.parse(JSON.stringify(other)) as unknown),
            kept: JSON.parse(JSON.stringify(kept)) as unknown,
            results: results.map(() => null),
            last: 1,
          });
          assert.deepEqual({ elements, isClosed }, { elements: results.length, isClosed: true });
        },
      ),
    );
  });

  it("takes only the list that is a property of the whole", async () => {
    for (const text of [
      '{"kept":{"results":[{"a":1}]}}',
      '{"x":"\\"results\\": [","y":[{"a":1}]}',
      '{"\\"results":[{"a":1}]}',
      '[{"results":[{"a":1}]}]',
      '{"results":{"results":[{"a":1}]}}',
    ]) {
      assert.deepEqual((await cut(text)).taken, [], text);
    }
  });

  it("leaves what is no object in the remainder, for whoever parses that", async () => {
    const { taken, text } = await cut('{"results":[1,[{"a":1}],{"b":2},null]}');
    assert.deepEqual([taken, text], [['{"b":2}'], '{"results":[1,[{"a":1}],null,null]}']);
  });

  it("tells a text that breaks off, wherever it does", async () => {
    const text = '{"kept":{"a":"}"},"results":[{"a":1},{"b":"]"}],"last":true}';
    for (let length = 0; length < text.length; length++) {
      assert.equal((await cut(text.slice(0, length), 7)).isClosed, length === 0, text.slice(0, length));
    }
  });

  it("refuses an element and a remainder that are longer than any of ours", async () => {
    const long = "x".repeat(600_000);
    await assert.rejects(
      cut(`{"results":[{"a":"${long}${long}"`, 100_000),
      /^Error: result 1 is larger than any result$/,
    );
    await assert.rejects(
      cut(`{"kept":["${"x".repeat(51_000_000)}"`, 1_000_000),
      /^Error: it is larger than any report$/,
    );
  });
});
