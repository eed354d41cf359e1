import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gateFault, readGateAnswer } from "../../sandbox/gateAnswer";

describe("readGateAnswer", () => {
  it("collects what the stack policies of preview and update said, each once", async () => {
    const directory = await mkdtemp(join(tmpdir(), "gate-answer-"));
    const events = [
      { sequence: 0, preludeEvent: { config: {} } },
      { sequence: 1, policyAnalyzeStackSummaryEvent: { policyPackName: "p", passed: ["a", "b"] } },
      { sequence: 2, policyAnalyzeStackSummaryEvent: { policyPackName: "p", passed: ["a"], failed: ["b"] } },
    ];
    await writeFile(join(directory, "events"), events.map((event) => `${JSON.stringify(event)}\n`).join(""));
    assert.deepEqual(await readGateAnswer(join(directory, "events")), { passed: ["a", "b"], failed: ["b"] });
    await rm(directory, { recursive: true });
  });
});

describe("what the gate said", () => {
  const gate = "multi-region-cloudtrail-enabled";

  it("is as it should be where the gate passed and no other rule refused", () => {
    assert.equal(gateFault({ passed: [gate, "other"], failed: [] }), undefined);
  });

  it("is wrong where it refused, or never ran", () => {
    assert.equal(gateFault({ passed: [gate], failed: ["other"] }), "it refused other");
    assert.equal(gateFault({ passed: ["other"], failed: [] }), `${gate} did not run`);
  });
});
