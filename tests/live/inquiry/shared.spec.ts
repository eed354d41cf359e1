import assert from "node:assert/strict";
import { Shared } from "../../../live/inquiry/shared";

describe("answers that are shared", () => {
  it("come one after the other where several ask at the same time, each told what those before were told", async () => {
    const shared = new Shared<readonly string[]>();
    let asking = 0;
    const ask = (who: string) =>
      shared.ask("logs", async (earlier = []) => {
        assert.equal(++asking, 1, "somebody else asks at the moment");
        await Promise.resolve();
        asking--;
        return [...earlier, who];
      });
    assert.deepEqual(await Promise.all([ask("a"), ask("b")]), [["a"], ["a", "b"]]);
    assert.deepEqual(await shared.get("logs"), ["a", "b"]);
    assert.equal(await shared.get("other"), undefined);
  });
});
