import assert from "node:assert/strict";
import { onceEach } from "../../rules/onceEach";

describe("what is asked once about each object", () => {
  it("answers the same about it again, and anew about one that is only like it", () => {
    let asked = 0;
    const answer = onceEach(({ name }: { readonly name: string }) =>
      name === "none" ? undefined : `${name} ${++asked}`,
    );
    const first = { name: "logs" };
    assert.deepEqual([answer(first), answer(first), answer({ ...first })], ["logs 1", "logs 1", "logs 2"]);
    const none = { name: "none" };
    assert.deepEqual([answer(none), answer(none)], [undefined, undefined]);
  });
});
