import assert from "node:assert/strict";
import type { Setting } from "../../../rules/rule";
import { rules } from "../../../rules/catalogue";
import { configurableOf } from "../../../rules/configuration/configurable";
import { configurationFaults } from "../../../rules/configuration/configurationFaults";

const gate = "multi-region-cloudtrail-enabled";
const days: Setting = { type: "integer", description: "", minimum: 1, maximum: 9, default: 5 };
const known = [...rules, { name: "days", settings: { days } }].map(configurableOf);

function faults(config: Readonly<Record<string, Readonly<Record<string, unknown>>>>): readonly string[] {
  return configurationFaults(config, known);
}

describe("a configuration", () => {
  it("is right with names and values that the rules have, and with their defaults", () => {
    const arn = "arn:aws-us-gov:cloudtrail:us-gov-west-1:123456789012:trail/audit";
    assert.deepEqual(faults({}), []);
    assert.deepEqual(
      faults({ all: {}, [gate]: { interpretation: "literal", unknown: "warn" }, days: { days: 9 } }),
      [],
    );
    assert.deepEqual(
      faults({ [gate]: { verification: "live", coveringTrails: [arn], accounts: ["123456789012"] } }),
      [],
    );
    assert.deepEqual(faults({ [gate]: { verification: "none", coveringTrails: [], accounts: [] } }), []);
  });

  it("with an unknown rule is told the nearest name, or all of them", () => {
    assert.deepEqual(faults({ "multi-region-cloudtrial-enabled": {} }), [
      `"multi-region-cloudtrial-enabled" is not a rule. Did you mean "${gate}"?`,
    ]);
    assert.match(faults({ nonsense: {} })[0] ?? "", /^"nonsense" is not a rule\. Allowed: multi-region-.*all$/);
  });

  it("with an unknown setting is told the nearest name, or all of the same rule", () => {
    assert.deepEqual(faults({ [gate]: { interpetation: "strict" } }), [
      `${gate}: "interpetation" is not a setting of this rule. Did you mean "interpretation"?`,
    ]);
    assert.deepEqual(faults({ days: { toString: 1 } }), [
      'days: "toString" is not a setting of this rule. Allowed: days, unknown, exceptions',
    ]);
  });

  it("cannot give every rule a setting", () => {
    assert.deepEqual(faults({ all: { unknown: "warn" } }), ['"all" takes a level, not "unknown"']);
  });

  it("is told which values are not allowed and which are", () => {
    assert.deepEqual(faults({ [gate]: { interpretation: "lenient" }, days: { days: 10, unknown: 1 } }), [
      "days: days is 10. Set it to a whole number from 1 to 9",
      'days: unknown is 1. Set it to "block" or "warn"',
      `${gate}: interpretation is "lenient". Set it to "strict" or "literal"`,
    ]);
  });

  it("shows values as they are, short and printable", () => {
    const shown: readonly [value: unknown, as: string][] = [
      ["10", '"10"'],
      [true, "true"],
      [null, "null"],
      [1.5, "1.5"],
      [["a"], '["a"]'],
      [[1, "b", [], {}], '[1, "b", a list, …]'],
      [{ a: "hunter2" }, "an object"],
      ["\u202e\n", '"\\u{202e}\\u{a}"'],
      [["\u202e"], '["\\u{202e}"]'],
      ["x".repeat(1000), `"${"x".repeat(120)}… (1000 characters)"`],
    ];
    for (const [value, as] of shown) {
      assert.deepEqual(faults({ days: { days: value } }), [
        `days: days is ${as}. Set it to a whole number from 1 to 9`,
      ]);
    }
  });

  it("is told which ids and ARNs are malformed, each with an example", () => {
    const found = faults({ [gate]: { verification: "live", accounts: ["12", 3], coveringTrails: ["arn:aws:s3:::x"] } });
    assert.deepEqual(found.slice(0, 2), [
      `${gate}: accounts holds "12". Write each like "123456789012"`,
      `${gate}: accounts holds 3. Write each like "123456789012"`,
    ]);
    assert.match(found[2] ?? "", /coveringTrails holds "arn:aws:s3:::x"\. Write each like "arn:aws:cloudtrail:.*"$/);
  });

  it("is told all faults at once, also settings that have no effect together", () => {
    const found = faults({
      [gate]: { accounts: ["123456789012"], verificaton: "live" },
      nonsense: {},
      days: { days: 0 },
    });
    assert.equal(found.length, 4);
    assert.match(found.join("\n"), /verification is "none", which ignores accounts\. Set it to "live"/);
    assert.match(
      faults({ [gate]: { verification: "attested" } }).join(),
      /verification is "attested", but coveringTrails and accounts are empty\./,
    );
  });

  it("survives hostile names", () => {
    const config = JSON.parse(`{"__proto__": {}, "constructor": {}, "${"x".repeat(1e6)}": {}}`) as Record<
      string,
      object
    >;
    assert.equal(faults(config as never).length, 3);
    assert.ok(faults(config as never).every((fault) => fault.length < 5000));
  });
});
