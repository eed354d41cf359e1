import Ajv from "ajv";
import assert from "node:assert/strict";
import fc from "fast-check";
import { planJson } from "../../../rollout/formats/json";
import schema from "../../../rollout/formats/schema.json";
import { actions } from "../../../rollout/plan/action";
import type { Plan } from "../../../rollout/plan/plan";
import { closed, reversed } from "../../audit/formats/json/schemas";
import { anyPlan, organizationPlan } from "../plans";

const text = (plan: Plan): string => [...planJson(plan)].join("");

describe("a plan as JSON", () => {
  const isValid = new Ajv({ allErrors: true }).compile(closed(schema) as object);

  it("follows its published schema, whatever was decided, and is laid out as JSON.stringify does it", () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const written = text(plan);
        assert.ok(isValid(JSON.parse(written)), JSON.stringify(isValid.errors));
        assert.equal(written, `${JSON.stringify(JSON.parse(written), undefined, 2)}\n`);
      }),
    );
  });

  it("loses nothing, and has nothing that steers a terminal", () => {
    const plan = organizationPlan();
    assert.deepEqual(JSON.parse(text(plan)), plan);
    fc.assert(
      fc.property(anyPlan, (any) => {
        assert.doesNotMatch(text(any), /[^\P{C}\n]/u);
      }),
    );
  });

  it("has its keys in the same order, whoever made the plan", () => {
    const plan = organizationPlan({ adopt: true });
    assert.equal(text(reversed(plan) as Plan), text(plan));
  });

  it("names every action in its schema", () => {
    const { action } = schema.definitions.account.properties;
    assert.deepEqual(action.enum.toSorted(), actions.toSorted());
    assert.deepEqual(schema.properties.counts.required.toSorted(), actions.toSorted());
    for (const each of actions) assert.ok(action.description.includes(`${each}: `), each);
  });

  for (const [title, wrong] of [
    ["another version", { schemaVersion: 2 }],
    ["an action that does not exist", { accounts: [{ accountId: "1", action: "delete", why: "" }] }],
    ["an account without a reason", { accounts: [{ accountId: "1", action: "create" }] }],
    ["a count that is missing", { counts: { create: 1 } }],
    ["a time that is none", { startedAt: "soon" }],
  ] as const) {
    it(`has a schema that refuses ${title}`, () => {
      assert.equal(isValid({ ...organizationPlan(), ...wrong }), false);
    });
  }
});
