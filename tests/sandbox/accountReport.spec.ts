import assert from "node:assert/strict";
import type { TrailAnswer } from "../../sandbox/accountFacts";
import { accountReport, formatReport } from "../../sandbox/accountReport";

const gate = { passed: ["multi-region-cloudtrail-enabled"], failed: [] };

const trail: TrailAnswer = {
  name: "audit",
  arn: "arn:aws:cloudtrail:us-east-1:123456789012:trail/audit",
  homeRegion: "us-east-1",
  multiRegion: true,
  logging: true,
  logFileValidation: true,
  globalServiceEvents: true,
  bucket: {
    name: "logs",
    publicAccessBlocked: true,
    ownerEnforced: true,
    versioned: true,
    encryption: "AES256",
    tlsOnly: true,
    boundToTrail: true,
  },
};

function notGood(...lines: Parameters<typeof accountReport>): string[] {
  return accountReport(...lines)
    .filter(({ good }) => !good)
    .map(({ label, value }) => `${label.trim()}: ${value}`);
}

describe("accountReport", () => {
  it("finds nothing amiss with a trail that is as it should be", () => {
    assert.deepEqual(notGood([trail], gate), []);
  });

  it("marks everything that is not as it should be", () => {
    const bucket = { ...trail.bucket, versioned: false, encryption: undefined };
    assert.deepEqual(notGood([{ ...trail, logging: false, bucket }], gate), [
      "logging: no",
      "versioned: no",
      "encrypted: no",
    ]);
  });

  it("is not content with an account without a trail", () => {
    assert.deepEqual(notGood([], gate), ["trail: none: the account has no trail"]);
  });

  it("names the gate, and counts the other rules that passed", () => {
    const gateOf = (...passed: string[]) =>
      accountReport([trail], { passed, failed: [] }).find(({ label }) => label === "gate")?.value;
    assert.equal(gateOf("multi-region-cloudtrail-enabled"), "passed: multi-region-cloudtrail-enabled");
    assert.equal(
      gateOf("b", "multi-region-cloudtrail-enabled", "a"),
      "passed: multi-region-cloudtrail-enabled, and 2 other rules",
    );
  });

  it("is not content with a gate that refused, or that never ran", () => {
    assert.deepEqual(notGood([trail], { passed: [], failed: ["multi-region-cloudtrail-enabled"] }), [
      "gate: refused: multi-region-cloudtrail-enabled",
    ]);
    assert.deepEqual(notGood([trail], { passed: [], failed: [] }), [
      "gate: multi-region-cloudtrail-enabled did not run",
    ]);
  });
});

describe("formatReport", () => {
  it("aligns the values and marks what is amiss", () => {
    const lines = [
      { label: "trail", value: "audit", good: true },
      { label: "multi-region", value: "no", good: false },
    ];
    assert.equal(formatReport(lines), "  trail         audit\n✗ multi-region  no");
  });
});
