import assert from "node:assert/strict";
import { cloudtrailManagementEventSourcesIncluded } from "../../../rules/trail/cloudtrailManagementEventSourcesIncluded";
import { odd } from "../../policypack/odd";
import { classicTrail, nativeTrail, notYetKnown } from "../../policypack/preview";
import type { ClassicTrail, FieldSelector, NativeTrail } from "../../policypack/propertiesOf";
import { saidOfTrail } from "../../policypack/said";

const management = { field: "eventCategory", equals: ["Management"] } satisfies FieldSelector;

function said(properties: ClassicTrail): string {
  return saidOfTrail(cloudtrailManagementEventSourcesIncluded, classicTrail({ s3BucketName: "logs", ...properties }));
}

function saidOfNative(properties: NativeTrail): string {
  return saidOfTrail(
    cloudtrailManagementEventSourcesIncluded,
    nativeTrail({ s3BucketName: "logs", isLogging: true, ...properties }),
  );
}

describe("cloudtrail-management-event-sources-included", () => {
  it("is met by a trail that leaves none out", () => {
    assert.equal(said({ eventSelectors: [{ excludeManagementEventSources: [] }] }), "compliant");
    assert.equal(saidOfNative({ eventSelectors: [{ excludeManagementEventSources: [] }] }), "compliant");
    assert.equal(said({ advancedEventSelectors: [{ fieldSelectors: [management] }] }), "compliant");
    assert.equal(saidOfNative({ advancedEventSelectors: [{ fieldSelectors: [management] }] }), "compliant");
  });

  it("is violated by a trail that says otherwise", () => {
    assert.equal(
      said({ eventSelectors: [{ excludeManagementEventSources: ["kms.amazonaws.com"] }] }),
      "violation: leaves out the read and write management events of kms.amazonaws.com",
    );
    assert.equal(
      saidOfNative({ eventSelectors: [{ excludeManagementEventSources: ["kms.amazonaws.com"] }] }),
      "violation: leaves out the read and write management events of kms.amazonaws.com",
    );
    assert.equal(
      said({
        advancedEventSelectors: [
          { fieldSelectors: [management, { field: "eventSource", notEquals: ["rdsdata.amazonaws.com"] }] },
        ],
      }),
      "violation: leaves out the read and write management events of rdsdata.amazonaws.com",
    );
    assert.equal(
      saidOfNative({
        advancedEventSelectors: [
          { fieldSelectors: [management, { field: "eventSource", notEquals: ["rdsdata.amazonaws.com"] }] },
        ],
      }),
      "violation: leaves out the read and write management events of rdsdata.amazonaws.com",
    );
    assert.equal(
      said({ eventSelectors: [{ readWriteType: "WriteOnly" }] }),
      "violation: does not record all read management events",
    );
    assert.equal(
      saidOfNative({ eventSelectors: [{ readWriteType: "WriteOnly" }] }),
      "violation: does not record all read management events",
    );
  });

  it("takes an absent property for what AWS does then", () => {
    assert.equal(said({}), "compliant");
    assert.equal(saidOfNative({}), "compliant");
  });

  it("is not known where a preview does not know the property", () => {
    assert.equal(
      said({ eventSelectors: [{ excludeManagementEventSources: notYetKnown }] }),
      "unknown: records all read and write management events? eventSelectors[0].excludeManagementEventSources is not known before deployment",
    );
  });

  it("is not known where the property has another type", () => {
    assert.equal(
      said({ eventSelectors: [{ excludeManagementEventSources: odd("kms.amazonaws.com") }] }),
      "unknown: records all read and write management events? eventSelectors[0].excludeManagementEventSources is a string, not a list",
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
