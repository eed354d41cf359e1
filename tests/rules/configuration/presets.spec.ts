import assert from "node:assert/strict";
import { gate, rules } from "../../../rules/catalogue";
import { entryOf, presetNames } from "../../../rules/configuration/presets";

describe("the presets", () => {
  it("are these", () => {
    assert.deepEqual([...presetNames], ["baseline", "rule", "nist-800-53-r4", "cis", "strict"]);
  });

  it("block without the trail, read literally under `rule` only", () => {
    const entries = presetNames.map((preset) =>
      entryOf(preset, rules.find(({ name }) => name === gate) ?? assert.fail()),
    );
    assert.deepEqual(
      entries.map(({ enforcementLevel }) => enforcementLevel),
      presetNames.map(() => "mandatory"),
    );
    assert.deepEqual(
      entries.map(({ interpretation }) => interpretation),
      presetNames.map((preset) => (preset === "rule" ? "literal" : undefined)),
    );
  });

  it("ask nobody to pay, or to do what cannot be undone, who did not ask for it", () => {
    for (const rule of rules.filter(({ optIn }) => optIn !== undefined)) {
      assert.equal(entryOf("baseline", rule).enforcementLevel, "disabled", rule.name);
      assert.equal(entryOf("rule", rule).enforcementLevel, "disabled", rule.name);
    }
  });
});
