import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import type { TrailFacts } from "../../../rules/facts/trailFacts";
import { cloudtrailManagementEventsRecordedOnce } from "../../../rules/account/cloudtrailManagementEventsRecordedOnce";
import { saidOfAccount } from "../../policypack/said";
import { doubtful, trail } from "../trails";

const everything = known("everything" as const);
const nothing = known([]);
const onlyReads: Partial<TrailFacts> = { managementEventsLeftOut: { read: nothing, write: everything } };
const onlyWrites: Partial<TrailFacts> = { managementEventsLeftOut: { read: everything, write: nothing } };
const neither: Partial<TrailFacts> = { managementEventsLeftOut: { read: everything, write: everything } };
const regional: Partial<TrailFacts> = { isMultiRegion: known(false) };

function said(...trails: readonly TrailFacts[]): string {
  return saidOfAccount(cloudtrailManagementEventsRecordedOnce, trails);
}

describe("cloudtrail-management-events-recorded-once", () => {
  it("is met by no trail and by one", () => {
    assert.equal(said(), "compliant");
    assert.equal(said(trail()), "compliant");
  });

  it("is violated by two trails that record the same, one of them multi-region", () => {
    const recording = "records read and write management events";
    const all = `violation: 2 trails record the same read and write management events; ${recording}; ${recording}`;
    assert.equal(said(trail(), trail()), all);
    assert.equal(said(trail(), trail(regional)), all);
    assert.equal(
      said(trail(), trail(onlyReads)),
      "violation: 2 trails record the same read management events; " +
        "records read management events; records read management events",
    );
  });

  it("names only the trails that record twice, in the order of their names", () => {
    const [a, b, c] = ["a", "b", "c"].map((name) => trail({ name, ...(name === "b" && neither) }));
    assert.ok(a !== undefined && b !== undefined && c !== undefined);
    const verdict = cloudtrailManagementEventsRecordedOnce.evaluate(
      { name: "the account", isInUse: true, trails: [c, b, a] },
      {},
    );
    assert.ok(verdict.answer === "violation");
    assert.deepEqual(
      verdict.findings.map(({ name }) => name),
      ["a", "c"],
    );
  });

  it("is met where each management event is recorded by one trail", () => {
    assert.equal(said(trail(onlyReads), trail(onlyWrites)), "compliant");
    assert.equal(said(trail(), trail(neither)), "compliant");
    assert.equal(said(trail(), trail({ isLogging: known(false) })), "compliant");
  });

  it("assumes different regions for single-region trails whose regions are not known", () => {
    assert.equal(said(trail(regional), trail(regional)), "compliant");
    assert.equal(said(trail({ ...regional, homeRegion: "eu-west-1" }), trail(regional)), "compliant");
  });

  it("is violated by single-region trails of the same region, and names no others", () => {
    const [a, b, c] = ["eu-west-1", "eu-west-1", "us-east-1"].map((homeRegion, index) =>
      trail({ ...regional, homeRegion, name: `trail ${index}` }),
    );
    assert.ok(a !== undefined && b !== undefined && c !== undefined);
    const account = { name: "the account", isInUse: true, trails: [a, b, c] };
    const verdict = cloudtrailManagementEventsRecordedOnce.evaluate(account, {});
    assert.ok(verdict.answer === "violation");
    assert.deepEqual(
      verdict.findings.map(({ name }) => name),
      ["trail 0", "trail 1"],
    );
  });

  it("is unknown where it depends on an unknown", () => {
    assert.equal(said(trail(), trail({ isLogging: doubtful })), "unknown: is logging? nobody knows");
    assert.equal(
      said(trail(), trail({ managementEventsLeftOut: { read: doubtful, write: everything } })),
      "unknown: records read management events? nobody knows",
    );
    assert.equal(said(trail(regional), trail({ isMultiRegion: doubtful })), "unknown: is multi-region? nobody knows");
  });

  it("is certain where an unknown makes no difference", () => {
    assert.equal(said(trail(), trail({ isLogging: doubtful, ...neither })), "compliant");
    assert.equal(said(trail({ isLogging: doubtful })), "compliant");
    assert.match(said(trail(), trail(), trail({ isLogging: doubtful })), /^violation: 2 trails/);
  });
});
