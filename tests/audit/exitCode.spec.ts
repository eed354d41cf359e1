import assert from "node:assert/strict";
import { exitCodeOf } from "../../audit/exitCode";
import type { AuditReport, AuditResult } from "../../audit/auditReport";
import type { Severity } from "../../audit/severities";

function report(
  results: readonly [AuditResult["answer"], Severity][],
  differences: Partial<AuditReport> = {},
): AuditReport {
  return {
    schemaVersion: 1,
    version: "0.0.0",
    startedAt: "2027-03-31T00:00:00.000Z",
    isComplete: true,
    coverage: { asked: 1, answered: 1, notAnswered: [] },
    results: results.map(([answer, severity]) => ({ accountId: "1", rule: "rule", severity, answer, why: "" })),
    notes: [],
    ...differences,
  };
}

const notAnswered = [{ accountId: "2", why: "refused", remedy: "ask" }];

describe("the exit code", () => {
  const cases: readonly [name: string, report: AuditReport, failOn: Severity, code: number][] = [
    [
      "nothing that is wrong",
      report([
        ["compliant", "critical"],
        ["notApplicable", "low"],
        ["excepted", "high"],
      ]),
      "low",
      0,
    ],
    ["no account", report([]), "low", 0],
    ["a violation", report([["violation", "low"]]), "low", 1],
    ["a violation of the severity that fails", report([["violation", "high"]]), "high", 1],
    ["a violation of a greater one", report([["violation", "critical"]]), "high", 1],
    ["a violation of a lesser one", report([["violation", "medium"]]), "high", 0],
    ["an unknown", report([["unknown", "medium"]]), "medium", 3],
    ["an unknown of a lesser severity", report([["unknown", "low"]]), "medium", 0],
    [
      "a violation and an unknown",
      report([
        ["unknown", "critical"],
        ["violation", "low"],
      ]),
      "low",
      1,
    ],
    ["an account that did not answer", report([], { coverage: { asked: 1, answered: 0, notAnswered } }), "critical", 3],
    [
      "a violation where another account did not answer",
      report([["violation", "low"]], { coverage: { asked: 2, answered: 1, notAnswered } }),
      "low",
      1,
    ],
    ["an audit that was stopped", report([["compliant", "low"]], { isComplete: false }), "low", 3],
  ];
  for (const [name, found, failOn, code] of cases) {
    it(`is ${code} for ${name}, where ${failOn} fails`, () => {
      assert.equal(exitCodeOf(found, failOn), code);
    });
  }
});
