import assert from "node:assert/strict";
import type { Setting } from "../../../rules/rule";
import { rules } from "../../../rules/catalogue";
import { configurableOf } from "../../../policypack/policies/configurable";
import { configurationFaults } from "../../../rules/configuration/configurationFaults";

const gate = "multi-region-cloudtrail-enabled";
const days: Setting = { type: "integer", description: "", minimum: 1, maximum: 9, default: 5 };
const known = [...rules, { name: "days", settings: { days } }].map(configurableOf);

function faults(config: Readonly<Record<string, Readonly<Record<string, unknown>>>>): readonly string[] {
  return configurationFaults(config, known);
}

describe("the configuration of the policy pack", () => {
  it("is right with names and values that the rules know, and with their defaults", () => {
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

  it("is told the nearest name of a policy, or all of them", () => {
    assert.deepEqual(faults({ "multi-region-cloudtrial-enabled": {} }), [
      `"multi-region-cloudtrial-enabled" is no policy of this pack. Did you mean "${gate}"?`,
    ]);
    assert.match(
      faults({ nonsense: {} })[0] ?? "",
      /^"nonsense" is no policy of this pack\. Allowed: multi-region-.*all$/,
    );
  });

  it("is told the nearest name of a setting, of the same policy", () => {
    assert.deepEqual(faults({ [gate]: { interpetation: "strict" } }), [
      `${gate}: "interpetation" is no setting of this policy. Did you mean "interpretation"?`,
    ]);
    assert.deepEqual(faults({ days: { toString: 1 } }), [
      'days: "toString" is no setting of this policy. Allowed: days, unknown',
    ]);
  });

  it("sets no properties of all policies", () => {
    assert.deepEqual(faults({ all: { unknown: "warn" } }), ['"all" takes a level, not "unknown"']);
  });

  it("is told values that are not allowed, with what is", () => {
    assert.deepEqual(faults({ [gate]: { interpretation: "lenient" }, days: { days: 10, unknown: 1 } }), [
      'days: days is "10". Set it to a whole number from 1 to 9',
      'days: unknown is "1". Set it to "block" or "warn"',
      `${gate}: interpretation is "lenient". Set it to "strict" or "literal"`,
    ]);
  });

  it("is told malformed ids and ARNs, each with an example", () => {
    const found = faults({ [gate]: { verification: "live", accounts: ["12", 3], coveringTrails: ["arn:aws:s3:::x"] } });
    assert.deepEqual(found.slice(0, 2), [
      `${gate}: accounts holds "12". Write each like "123456789012"`,
      `${gate}: accounts holds "3". Write each like "123456789012"`,
    ]);
    assert.match(found[2] ?? "", /coveringTrails holds "arn:aws:s3:::x"\. Write each like "arn:aws:cloudtrail:.*"$/);
  });

  it("is told all faults at once, and combinations that say nothing", () => {
    const found = faults({
      [gate]: { accounts: ["123456789012"], verificaton: "live" },
      nonsense: {},
      days: { days: 0 },
    });
    assert.equal(found.length, 4);
    assert.match(found.join("\n"), /accounts says nothing while verification is "none"\. Set verification to "live"/);
    assert.match(
      faults({ [gate]: { verification: "attested" } }).join(),
      /verification is "attested", but nothing is\./,
    );
  });

  it("takes hostile names for what they are", () => {
    const config = JSON.parse(`{"__proto__": {}, "constructor": {}, "${"x".repeat(1e6)}": {}}`) as Record<
      string,
      object
    >;
    assert.equal(faults(config as never).length, 3);
    assert.ok(faults(config as never).every((fault) => fault.length < 5000));
  });
});
