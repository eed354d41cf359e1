import assert from "node:assert/strict";
import { checkedConfiguration } from "../../../policypack/server/configurationCheck";
import type { Answer } from "../../../policypack/server/interception";

type Configure = (call: unknown, answer: Answer) => void;

/** The handler that finds these faults, and what it passed on to the SDK's. */
function checked(faults: readonly string[]): { configure: Configure; passed: unknown[] } {
  const passed: unknown[] = [];
  const { configure } = checkedConfiguration({ configure: (call) => passed.push(call) }, () => faults);
  assert.ok(configure);
  return { configure: configure as Configure, passed };
}

function callWith(entries: readonly unknown[]): unknown {
  return { request: { getPolicyconfigMap: () => ({ entries: () => entries }) } };
}

describe("the check of an incoming configuration", () => {
  it("answers with the faults instead of the SDK, and no more than fit into an answer", () => {
    const { configure, passed } = checked(Array.from({ length: 30 }, (_, index) => `fault ${index}`));
    const answers: string[] = [];
    configure(callWith([]), (error) => answers.push(error?.message ?? ""));
    assert.deepEqual(passed, []);
    const lines = answers[0]?.split("\n") ?? [];
    assert.deepEqual([lines[1], lines.at(-1), lines.length], ["- fault 0.", "- and 10 more.", 22]);
  });

  it("leaves to the SDK configurations without faults, and messages that it does not understand", () => {
    for (const [faults, call] of [
      [[], callWith([])],
      [["fault"], { request: {} }],
    ] as const) {
      const { configure, passed } = checked(faults);
      configure(call, () => assert.fail("answered"));
      assert.deepEqual(passed, [call]);
    }
  });

  it("adds no handler where the SDK has none for configurations", () => {
    assert.deepEqual(
      checkedConfiguration({}, () => ["fault"]),
      {},
    );
  });
});
