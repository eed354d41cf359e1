import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { accountRules, trailRules } from "../../policypack/catalogue";
import { nist80053Rev4Controls } from "../../policypack/controls";
import type { Rule } from "../../policypack/rule";

const rules: readonly Rule<never>[] = [...accountRules, ...trailRules];
const directory = join(__dirname, "..", "..", "policypack", "rules");

/** What a rule's file is called: its name in camelCase. */
function fileOf(ruleName: string): string {
  return `${ruleName.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}.ts`;
}

describe("the catalogue", () => {
  it("holds exactly these rules, in this order", () => {
    assert.deepEqual(
      rules.map(({ name }) => name),
      ["multi-region-cloudtrail-enabled", "cloud-trail-log-file-validation-enabled"],
    );
  });

  it("holds the rule of every file, which is called after it", () => {
    const files = readdirSync(directory).filter((file) => file !== "trailRequirements.ts");
    assert.deepEqual(files.sort(), rules.map(({ name }) => fileOf(name)).sort());
  });

  it("gives every rule its properties in the same order", () => {
    const order = "name displayName description severity controls remediation url settings evaluate".split(" ");
    for (const rule of rules) {
      const keys = Object.keys(rule);
      assert.deepEqual(
        keys,
        order.filter((key) => key !== "settings" || rule.settings !== undefined),
        rule.name,
      );
    }
  });

  it("links every rule to AWS Config's page of the same name", () => {
    for (const { name, url } of rules) {
      assert.equal(url, `https://docs.aws.amazon.com/config/latest/developerguide/${name}.html`);
    }
  });

  it("ends descriptions and remediations with a full stop", () => {
    for (const { name, description, remediation } of rules) {
      assert.match(description, /^[A-Z].*[^.]\.$/, name);
      assert.match(remediation, /^[A-Z].*[^.]\.$/, name);
    }
  });

  it("serves every control it lists, each once a rule", () => {
    assert.deepEqual([...new Set(rules.flatMap(({ controls }) => controls.nist80053Rev4))], [...nist80053Rev4Controls]);
    for (const { name, controls } of rules) {
      assert.equal(new Set(controls.nist80053Rev4).size, controls.nist80053Rev4.length, name);
    }
  });
});
