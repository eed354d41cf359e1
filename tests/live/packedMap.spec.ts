import assert from "node:assert/strict";
import fc from "fast-check";
import { answersFrom, answersText } from "../../live/answersText";
import { pack, unpack } from "../../live/packed";
import { known, unknown } from "../../rules/facts/fact";

describe("what is packed", () => {
  it("is unpacked as it was, with its dates", () => {
    const value = {
      askedAt: new Date("2027-03-31T12:00:00.123Z"),
      list: [{ at: new Date(0), text: "é\u2028\n" }, null],
      facts: { known: known(true), unknown: unknown("a", "b") },
    };
    assert.deepEqual(unpack(pack(value)), value);
    assert.notEqual(unpack(pack(value)), value);
  });

  it("loses what is undefined, and what the SDK notes of its calls", () => {
    assert.deepEqual(unpack(pack({ policy: known(undefined), status: { $metadata: { attempts: 1 }, on: true } })), {
      policy: { known: true },
      status: { on: true },
    });
  });

  it("is the same whatever is in it", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.deepEqual(unpack(pack({ value })), { value: JSON.parse(JSON.stringify(value)) as unknown });
      }),
    );
  });

  it("is one line of text before", () => {
    const text = answersText({ a: "b\nc", at: new Date(5) });
    assert.doesNotMatch(text, /\n/);
    assert.deepEqual(answersFrom(text), { a: "b\nc", at: new Date(5) });
  });
});
