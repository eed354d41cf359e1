import assert from "node:assert/strict";
import type { GetEventSelectorsResponse, Trail } from "@aws-sdk/client-cloudtrail";
import type { TrailAnswers } from "../../live/accountSight";
import { trailSeenAt } from "../../live/trail";
import { known } from "../../rules/facts/fact";
import { doubtful } from "../rules/trails";

const arn = "arn:aws:cloudtrail:us-east-1:123456789012:trail/audit";

const good: Trail = {
  Name: "audit",
  TrailARN: arn,
  S3BucketName: "logs",
  IsMultiRegionTrail: true,
  IncludeGlobalServiceEvents: true,
  LogFileValidationEnabled: true,
  IsOrganizationTrail: false,
  HasInsightSelectors: false,
};

const allEvents: GetEventSelectorsResponse = {
  EventSelectors: [{ ReadWriteType: "All", IncludeManagementEvents: true, ExcludeManagementEventSources: [] }],
};

const askedAt = new Date("2026-03-01T12:00:00Z");

function facts(trail: Trail = {}, answers: Partial<TrailAnswers> = {}) {
  const status = known({ IsLogging: true });
  return trailSeenAt({ trail: { ...good, ...trail }, status, selectors: known(allEvents), ...answers }, askedAt);
}

function leftOut(selectors: GetEventSelectorsResponse) {
  return facts({}, { selectors: known(selectors) }).managementEventsLeftOut;
}

describe("the facts about a trail in an account", () => {
  it("are those of a good trail", () => {
    const trail = facts();
    assert.deepEqual([trail.name, trail.id], ["audit", arn]);
    const { isMultiRegion, isLogging, includesGlobalServiceEvents, validatesLogFiles, isOrganizationTrail } = trail;
    const yes = [isMultiRegion, isLogging, includesGlobalServiceEvents, validatesLogFiles];
    assert.deepEqual(yes, [known(true), known(true), known(true), known(true)]);
    assert.deepEqual(isOrganizationTrail, known(false));
    assert.deepEqual(trail.managementEventsLeftOut, { read: known([]), write: known([]) });
    assert.deepEqual(trail.insightTypes, known([]));
  });

  it("are bad where AWS says so, or says nothing", () => {
    const said: Trail = {
      IsMultiRegionTrail: false,
      IncludeGlobalServiceEvents: false,
      LogFileValidationEnabled: false,
    };
    const silent = trailSeenAt({ trail: { TrailARN: arn }, status: known({}), selectors: known(allEvents) }, askedAt);
    for (const trail of [facts(said, { status: known({ IsLogging: false }) }), silent]) {
      const { isMultiRegion, isLogging, includesGlobalServiceEvents, validatesLogFiles } = trail;
      const no = [isMultiRegion, isLogging, includesGlobalServiceEvents, validatesLogFiles];
      assert.deepEqual(no, [known(false), known(false), known(false), known(false)]);
    }
    assert.equal(silent.name, arn);
  });

  it("tell what basic and advanced selectors leave out", () => {
    assert.deepEqual(leftOut({ EventSelectors: [{ ReadWriteType: "WriteOnly", IncludeManagementEvents: true }] }), {
      read: known("everything"),
      write: known([]),
    });
    const management = { Field: "eventCategory", Equals: ["Management"] };
    const withoutKms = { Field: "eventSource", NotEquals: ["kms.amazonaws.com"] };
    const advanced = { AdvancedEventSelectors: [{ FieldSelectors: [management, withoutKms] }], EventSelectors: [] };
    assert.deepEqual(leftOut(advanced).read, known(["kms.amazonaws.com"]));
  });

  it("do not take an answer without selectors for one that records all", () => {
    assert.equal(leftOut({}).read.known, false);
    assert.equal(leftOut({ EventSelectors: [], AdvancedEventSelectors: [] }).write.known, false);
  });

  it("are not known where AWS does not answer", () => {
    const trail = facts({ HasInsightSelectors: true }, { status: doubtful, selectors: doubtful });
    assert.equal(trail.isLogging, doubtful);
    assert.deepEqual(trail.managementEventsLeftOut, { read: doubtful, write: doubtful });
    assert.equal(trail.recordsS3DataEvents, doubtful);
    assert.equal(trail.insightTypes.known, false);
    assert.equal(facts({ HasInsightSelectors: true }, { insights: doubtful }).insightTypes, doubtful);
    assert.deepEqual(trail.isMultiRegion, known(true));
  });

  it("have what became of its deliveries, by the time of asking", () => {
    const status = {
      IsLogging: true,
      LatestDeliveryError: "AccessDenied",
      LatestDeliveryTime: new Date("2026-03-01T09:00:00Z"),
    };
    const { deliveryStatus } = facts({}, { status: known(status) });
    assert.deepEqual(deliveryStatus, known({ errors: [["log files", "AccessDenied"]], hoursWithoutDelivery: 3 }));
    assert.equal(facts({}, { status: doubtful }).deliveryStatus, doubtful);
  });
});
