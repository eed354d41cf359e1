import assert from "node:assert/strict";
import { argumentChecks, argumentNames } from "../../../components/arguments/argumentChecks";
import { defaults } from "../../../components/arguments/defaults";
import type { Shape } from "../../../components/arguments/schema/shape";
import { shapeFaults } from "../../../components/arguments/schema/shapeFaults";
import { mostOf } from "../../../components/arguments/schema/takes";

/** All lists in the value of an argument. */
function mostsIn(shape: Shape): number[] {
  if (shape.kind === "list") return [mostOf(shape), ...mostsIn(shape.of)];
  return shape.kind === "object" ? Object.values(shape.fields).flatMap(mostsIn) : [];
}

describe("argumentChecks", () => {
  it("allow no list without end", () => {
    const endless = argumentNames.filter((name) => mostsIn(argumentChecks[name]).includes(Infinity));
    assert.deepEqual(endless, []);
  });

  it("allow each default", () => {
    for (const name of Object.keys(defaults) as (keyof typeof defaults)[]) {
      assert.deepEqual(shapeFaults(name, defaults[name], argumentChecks[name]), []);
    }
  });
});
