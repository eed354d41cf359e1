import assert from "node:assert/strict";
import { Shared } from "../../../live/inquiry/shared";
import { type Fact, known, unknown } from "../../../rules/facts/fact";

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
    assert.deepEqual(shared.get("logs"), ["a", "b"]);
    assert.deepEqual(await ask("c"), ["a", "b", "c"]);
    assert.equal(shared.get("other"), undefined);
  });

  it("are asked for anew after somebody failed", async () => {
    const shared = new Shared<readonly string[]>();
    await assert.rejects(shared.ask("logs", () => Promise.reject(new Error("a defect"))));
    assert.deepEqual(await shared.ask("logs", (earlier) => Promise.resolve(earlier ?? ["a"])), ["a"]);
  });

  it("are what several knew of a thing before, taken together", () => {
    const shared = new Shared<{ readonly name: string; readonly policy: Fact<string>; readonly acl: Fact<string> }>();
    const denied = unknown("AWS denies it", "allow it");
    shared.recall("logs", { name: "logs", policy: known("p"), acl: denied });
    shared.recall("logs", { name: "logs", policy: denied, acl: known("a") });
    assert.deepEqual(shared.get("logs"), { name: "logs", policy: known("p"), acl: known("a") });
  });
});
