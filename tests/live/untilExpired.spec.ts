import assert from "node:assert/strict";
import { untilExpired } from "../../live/untilExpired";

const minute = 60_000;
const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * minute);

describe("what is asked for until it expires", () => {
  it("is asked for once by all who want it at the same time and later", async () => {
    let asked = 0;
    const answer = untilExpired(() => Promise.resolve({ number: ++asked, expiration: inMinutes(60) }));
    assert.deepEqual(
      (await Promise.all([answer(), answer()])).map(({ number }) => number),
      [1, 1],
    );
    assert.equal((await answer()).number, 1);
  });

  it("is asked for again shortly before its end", async () => {
    let asked = 0;
    const answer = untilExpired(() =>
      Promise.resolve({ number: ++asked, expiration: inMinutes(asked === 1 ? 4 : 60) }),
    );
    assert.equal((await answer()).number, 1);
    assert.equal((await answer()).number, 2);
    assert.equal((await answer()).number, 2);
  });

  it("is kept where it has no end", async () => {
    let asked = 0;
    const answer = untilExpired(() => Promise.resolve({ number: ++asked, expiration: undefined }));
    await answer();
    assert.equal((await answer()).number, 1);
  });

  it("is asked for again after it failed", async () => {
    let asked = 0;
    const answer = untilExpired(() =>
      ++asked === 1 ? Promise.reject(new Error("no")) : Promise.resolve({ number: asked, expiration: undefined }),
    );
    await assert.rejects(answer());
    assert.equal((await answer()).number, 2);
  });
});
