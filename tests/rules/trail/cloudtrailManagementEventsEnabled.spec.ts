import assert from "node:assert/strict";
import { cloudtrailManagementEventsEnabled } from "../../../rules/trail/cloudtrailManagementEventsEnabled";
import { odd } from "../../policypack/odd";
import { classicTrail, nativeTrail, notYetKnown } from "../../policypack/preview";
import type { ClassicTrail, FieldSelector, NativeTrail } from "../../policypack/propertiesOf";
import { saidOfTrail } from "../../policypack/said";

const management = { field: "eventCategory", equals: ["Management"] } satisfies FieldSelector;

function said(properties: ClassicTrail): string {
  return saidOfTrail(cloudtrailManagementEventsEnabled, classicTrail({ s3BucketName: "logs", ...properties }));
}

function saidOfNative(properties: NativeTrail): string {
  return saidOfTrail(
    cloudtrailManagementEventsEnabled,
    nativeTrail({ s3BucketName: "logs", isLogging: true, ...properties }),
  );
}

describe("cloudtrail-management-events-enabled", () => {
  it("is met by a trail that records reads and writes", () => {
    assert.equal(said({ eventSelectors: [{ readWriteType: "All" }] }), "compliant");
    assert.equal(saidOfNative({ eventSelectors: [{ readWriteType: "All" }] }), "compliant");
    assert.equal(said({ advancedEventSelectors: [{ fieldSelectors: [management] }] }), "compliant");
    assert.equal(saidOfNative({ advancedEventSelectors: [{ fieldSelectors: [management] }] }), "compliant");
    assert.equal(said({ eventSelectors: [{ excludeManagementEventSources: ["kms.amazonaws.com"] }] }), "compliant");
    assert.equal(
      saidOfNative({ eventSelectors: [{ excludeManagementEventSources: ["kms.amazonaws.com"] }] }),
      "compliant",
    );
  });

  it("is violated by a trail that says otherwise", () => {
    assert.equal(
      said({ eventSelectors: [{ readWriteType: "WriteOnly" }] }),
      "violation: does not record all read management events",
    );
    assert.equal(
      saidOfNative({ eventSelectors: [{ readWriteType: "WriteOnly" }] }),
      "violation: does not record all read management events",
    );
    assert.equal(
      said({ eventSelectors: [{ readWriteType: "ReadOnly" }] }),
      "violation: does not record all write management events",
    );
    assert.equal(
      saidOfNative({ eventSelectors: [{ readWriteType: "ReadOnly" }] }),
      "violation: does not record all write management events",
    );
    assert.equal(
      said({ eventSelectors: [{ includeManagementEvents: false }] }),
      "violation: does not record all read and write management events",
    );
    assert.equal(
      saidOfNative({ eventSelectors: [{ includeManagementEvents: false }] }),
      "violation: does not record all read and write management events",
    );
    assert.equal(
      said({ advancedEventSelectors: [{ fieldSelectors: [management, { field: "readOnly", equals: ["false"] }] }] }),
      "violation: does not record all read management events",
    );
    assert.equal(
      saidOfNative({
        advancedEventSelectors: [{ fieldSelectors: [management, { field: "readOnly", equals: ["false"] }] }],
      }),
      "violation: does not record all read management events",
    );
  });

  it("takes an absent property for what AWS does then", () => {
    assert.equal(said({}), "compliant");
    assert.equal(saidOfNative({}), "compliant");
  });

  it("is not known where a preview does not know the property", () => {
    assert.equal(
      said({ eventSelectors: notYetKnown }),
      "unknown: records all read and write management events? eventSelectors is not known before deployment",
    );
  });

  it("is not known where the property has another type", () => {
    assert.equal(
      said({ eventSelectors: odd("All") }),
      "unknown: records all read and write management events? eventSelectors is a string, not a list",
    );
  });

  it("does not apply to a trail that is there for other events only", () => {
    const forOthers = {
      includeManagementEvents: false,
      dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }],
    };
    const forBoth = { ...forOthers, includeManagementEvents: true, readWriteType: "WriteOnly" };
    assert.equal(
      said({ eventSelectors: [forOthers] }),
      "notApplicable: the trail records data events or network activity only",
    );
    assert.match(said({ eventSelectors: [forBoth] }), /^violation: /);
  });
});
