import assert from "node:assert/strict";
import { gate, rules } from "../../../rules/catalogue";
import {
  type Configuration,
  readConfiguration,
  type RuleConfiguration,
} from "../../../rules/configuration/readConfiguration";
import type { Preset } from "../../../rules/configuration/presets";

const retention = "cloudtrail-s3-bucket-retention";
const validation = "cloud-trail-log-file-validation-enabled";
const forceDestroy = "cloudtrail-s3-bucket-force-destroy-disabled";
const deletionWindow = "cloudtrail-kms-key-deletion-window";
const exception = { resource: "logs", reason: "sandbox", approvedBy: "ciso", until: "2027-03-31" };

function read(source: unknown, preset: Preset = "baseline"): Configuration {
  const configuration = readConfiguration(source, preset);
  assert.ok(!("faults" in configuration), JSON.stringify(configuration));
  return configuration;
}

function of(name: string, source: unknown, preset?: Preset): RuleConfiguration | undefined {
  return read(source, preset).rules.get(name);
}

function faults(source: unknown): readonly string[] {
  const configuration = readConfiguration(source, "baseline");
  assert.ok("faults" in configuration);
  return configuration.faults;
}

describe("a configuration, read for an audit,", () => {
  it("has all rules that an account can answer, in the order of reports, as the preset has them", () => {
    const { rules: found, notes } = read({}, "rule");
    const names = rules.map(({ name }) => name).filter((name) => ![forceDestroy, deletionWindow].includes(name));
    assert.deepEqual([...found.keys()], names);
    assert.deepEqual(found.get(gate), { level: "mandatory", settings: { interpretation: "literal" }, exceptions: [] });
    assert.deepEqual(found.get(retention), { level: "disabled", settings: {}, exceptions: [] });
    assert.deepEqual(notes, []);
  });

  it("is text or what JSON makes of it; no text says nothing", () => {
    assert.deepEqual(read(JSON.stringify({ [retention]: "mandatory" })), read({ [retention]: "mandatory" }));
    assert.deepEqual(read(" \n"), read({}));
  });

  it("puts what it says of a rule on top of the preset, by itself or with settings and exceptions", () => {
    assert.equal(of(retention, { [retention]: "mandatory" })?.level, "mandatory");
    const entry = { enforcementLevel: "disabled", minimumDays: 90, exceptions: [exception] };
    assert.deepEqual(of(retention, { [retention]: entry }, "strict"), {
      level: "disabled",
      settings: { minimumDays: 90, exceptions: [exception] },
      exceptions: [exception],
    });
    const strict = { [gate]: { interpretation: "strict" } };
    assert.deepEqual(of(gate, strict, "rule"), {
      level: "mandatory",
      settings: { interpretation: "strict" },
      exceptions: [],
    });
    assert.equal(of(retention, { [retention]: { minimumDays: 90 } }, "strict")?.level, "mandatory");
  });

  it("reads levels as Pulumi does: all outranks the preset, a rule's own outranks all, and remediate is mandatory", () => {
    for (const all of ["disabled", { enforcementLevel: "disabled" }]) {
      const config = { [validation]: "remediate", all, [retention]: { minimumDays: 90 } };
      assert.equal(of(validation, config)?.level, "mandatory");
      assert.equal(of(retention, config)?.level, "disabled");
      assert.equal(of(gate, config)?.level, "disabled");
    }
  });

  it("is refused with all its faults at once", () => {
    assert.deepEqual(
      faults({
        [retention]: { enforcementLevel: "blocking", minimumDays: 0, exceptions: [{ ...exception, until: "soon" }, 1] },
        [validation]: 5,
        [gate]: null,
        all: { enforcementLevel: "all", exceptions: [] },
        auditing: "mandatory",
      }),
      [
        ...[
          [retention, '"blocking"'],
          [validation, "5"],
          [gate, "null"],
          ["all", '"all"'],
        ].map(
          ([name, level]) =>
            `"${name ?? ""}" has the level ${level ?? ""}. Set it to "advisory" or "mandatory" or "remediate" or "disabled"`,
        ),
        '"all" takes a level, not "exceptions"',
        `"auditing" is not a rule. Allowed: ${[...rules.map(({ name }) => name), "all"].join(", ")}`,
        `${retention}: exceptions[0]: until is "soon". Set it to its last day, in UTC, like "2027-03-31"`,
        `${retention}: exceptions[1] is 1. Set it to an object with account, resource, reason, approvedBy and until`,
        `${retention}: minimumDays is 0. Set it to a whole number from 1 to 36500`,
      ],
    );
    assert.deepEqual(faults({ [retention]: { exceptions: "logs" } }), [
      `${retention}: exceptions is "logs". Set it to a list of objects`,
    ]);
  });

  it("is refused where it is no object, without showing what it is", () => {
    assert.deepEqual(faults('{"hunter2"'), ["it is not JSON"]);
    for (const source of ["[]", "null", "7", '"hunter2"', [], null, 7]) {
      assert.deepEqual(faults(source), ["it is not an object with an entry for each rule"]);
    }
    assert.equal(faults('{"__proto__": "mandatory"}').length, 1);
  });

  it("checks what means nothing to an audit all the same", () => {
    assert.equal(faults({ [gate]: { verification: "attested" } }).length, 1);
    assert.equal(faults({ [deletionWindow]: { minimumDays: 1 } }).length, 1);
  });

  it("notes what means nothing to an audit", () => {
    const { notes } = read({
      [gate]: { verification: "live", coveringTrails: [], accounts: [], unknown: "warn" },
      [retention]: { unknown: "block" },
      [validation]: { enforcementLevel: "remediate", unknown: "warn" },
      [forceDestroy]: { exceptions: [exception], unknown: "warn" },
      [deletionWindow]: "disabled",
      environments: ["audit/prod"],
    });
    assert.deepEqual(notes, [
      `Of ${gate}, verification, coveringTrails and accounts mean nothing to an audit: AWS shows it every trail of an account.`,
      `The setting unknown of ${gate}, ${retention}, ${validation} and 1 more means nothing to an audit: it reports apart ` +
        "what is not known.",
      `An audit does not judge ${forceDestroy}: only a program shows what is needed.`,
      `The level remediate of ${validation} is mandatory to an audit, which changes nothing.`,
      "environments means nothing to an audit: Pulumi alone opens them.",
    ]);
  });
});
