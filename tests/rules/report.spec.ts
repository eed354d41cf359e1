import assert from "node:assert/strict";
import { unknown } from "../../rules/facts/fact";
import { report } from "../../rules/report";
import type { Finding } from "../../rules/rule";

const rule = {
  remediation: { program: "Do this.", account: "Do that." },
  controls: { nist80053Rev4: { ids: ["AU-3", "SI-7"], mappedFrom: [] } },
  url: "https://example.com/rule",
} as const;

function finding(differences: Partial<Finding>): Finding {
  return { kind: "trail", name: "audit", faults: [], doubts: [], ...differences };
}

describe("report", () => {
  it("says what was found, what is required, how to fix it, the controls and where to read on", () => {
    assert.equal(
      report(rule, { answer: "violation", summary: "no trail", required: "a trail", findings: [] }, "program"),
      [
        "Found: no trail.",
        "Required: a trail.",
        "Fix: Do this.",
        "Controls: NIST SP 800-53 Rev. 4 AU-3, SI-7",
        "See: https://example.com/rule",
      ].join("\n"),
    );
  });

  it("says how to fix it in a program or in an account, whichever the reader has", () => {
    const shortcoming = { answer: "violation", required: "a trail", findings: [] } as const;
    assert.match(report(rule, shortcoming, "program"), /^Fix: Do this\.$/m);
    assert.match(report(rule, shortcoming, "account"), /^Fix: Do that\.$/m);
  });

  it("adds another way to the fix", () => {
    const lines = report(
      rule,
      { answer: "violation", summary: "no trail", required: "a trail", findings: [] },
      "program",
      "Or that.",
    );
    assert.match(lines, /^Fix: Do this\. Or that\.$/m);
  });

  it("reports faults and doubts of each thing, doubts with the same reason together", () => {
    const later = unknown("enableLogging comes later", "wait");
    const findings = [
      finding({
        faults: ["is not multi-region", "is too small"],
        doubts: [
          { question: "is logging", reason: later },
          { question: "is green", reason: unknown("the light is off", "switch it on") },
          { question: "is fast", reason: { ...later } },
        ],
      }),
      finding({ name: "other\n", faults: ["is not logging"] }),
    ];
    assert.deepEqual(
      report(rule, { answer: "violation", summary: "2 trails", required: "a trail", findings }, "program")
        .split("\n")
        .slice(0, 5),
      [
        "Found: 2 trails.",
        '- trail "audit" is not multi-region and is too small.',
        '- it is not known whether trail "audit" is logging and is fast: enableLogging comes later. To make it known, wait.',
        '- it is not known whether trail "audit" is green: the light is off. To make it known, switch it on.',
        String.raw`- trail "other\u{a}" is not logging.`,
      ],
    );
  });

  it("lets a single finding speak for itself", () => {
    const findings = [finding({ faults: ["is not logging"] })];
    const [first] = report(rule, { answer: "violation", required: "a trail", findings }, "program").split("\n");
    assert.equal(first, 'Found: trail "audit" is not logging.');
  });
});
