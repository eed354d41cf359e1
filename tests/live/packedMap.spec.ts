import assert from "node:assert/strict";
import fc from "fast-check";
import { PackedMap } from "../../live/packedMap";
import { known, unknown } from "../../rules/facts/fact";

describe("a packed map", () => {
  it("answers values as they were, with their dates, long after they were set", () => {
    const packed = new PackedMap<string, object>();
    const valueOf = (index: number): object => ({
      askedAt: new Date(index),
      list: [{ at: new Date(0), text: `é\u2028\n${index}` }, null],
      facts: { known: known(index), unknown: unknown("a", "b") },
    });
    const names = Array.from({ length: 1000 }, (_, index) => `account ${index}`);
    for (const [index, name] of names.entries()) packed.set(name, valueOf(index));
    for (const [index, name] of [...names.entries()].reverse()) assert.deepEqual(packed.get(name), valueOf(index));
    assert.deepEqual([...packed.keys()], names);
    assert.equal(packed.get("account 1000"), undefined);
  });

  it("is a map, whatever is set, set again and deleted in it", () => {
    const key = fc.nat({ max: 200 });
    const change = fc.oneof(
      { weight: 9, arbitrary: fc.record({ key, value: fc.jsonValue() }) },
      { weight: 1, arbitrary: fc.record({ key }) },
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 500, size: "max" }), (changes) => {
        const packed = new PackedMap<number, unknown>();
        const plain = new Map<number, unknown>();
        for (const each of changes) {
          if ("value" in each) {
            packed.set(each.key, each.value);
            plain.set(each.key, each.value);
          } else {
            packed.delete(each.key);
            plain.delete(each.key);
          }
        }
        assert.deepEqual([...packed.keys()], [...plain.keys()]);
        for (const [name, value] of plain) assert.deepEqual(packed.get(name), value);
      }),
      { numRuns: 25 },
    );
  });
});
