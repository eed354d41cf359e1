import assert from "node:assert/strict";
import { cloudtrailGlobalServiceEventsEnabled } from "../../../rules/trail/cloudtrailGlobalServiceEventsEnabled";
import { odd } from "../../policypack/odd";
import { classicTrail, nativeTrail, notYetKnown } from "../../policypack/preview";
import type { ClassicTrail, NativeTrail } from "../../policypack/propertiesOf";
import { saidOfTrail } from "../../policypack/said";

function said(properties: ClassicTrail): string {
  return saidOfTrail(cloudtrailGlobalServiceEventsEnabled, classicTrail({ s3BucketName: "logs", ...properties }));
}

function saidOfNative(properties: NativeTrail): string {
  return saidOfTrail(
    cloudtrailGlobalServiceEventsEnabled,
    nativeTrail({ s3BucketName: "logs", isLogging: true, ...properties }),
  );
}

describe("cloudtrail-global-service-events-enabled", () => {
  it("is met by a trail that includes them", () => {
    assert.equal(said({ includeGlobalServiceEvents: true }), "compliant");
    assert.equal(saidOfNative({ includeGlobalServiceEvents: true }), "compliant");
  });

  it("is violated by a trail that says otherwise", () => {
    assert.equal(said({ includeGlobalServiceEvents: false }), "violation: does not include global service events");
    assert.equal(
      saidOfNative({ includeGlobalServiceEvents: false }),
      "violation: does not include global service events",
    );
  });

  it("takes an absent property for what AWS does then", () => {
    assert.equal(said({}), "compliant");
    assert.equal(saidOfNative({}), "compliant");
  });

  it("is not known where a preview does not know the property", () => {
    assert.equal(
      said({ includeGlobalServiceEvents: notYetKnown }),
      "unknown: includes global service events? includeGlobalServiceEvents is not known before deployment",
    );
    assert.equal(
      saidOfNative({ includeGlobalServiceEvents: notYetKnown }),
      "unknown: includes global service events? includeGlobalServiceEvents is not known before deployment",
    );
  });

  it("is not known where the property has another type", () => {
    assert.equal(
      said({ includeGlobalServiceEvents: odd("true") }),
      "unknown: includes global service events? includeGlobalServiceEvents is a string, not a boolean",
    );
  });

  it("does not apply to a trail that is there for other events only", () => {
    const forOthers = {
      includeManagementEvents: false,
      dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }],
    };
    const forBoth = { ...forOthers, includeManagementEvents: true, readWriteType: "WriteOnly" };
    assert.equal(
      said({ eventSelectors: [forOthers], includeGlobalServiceEvents: false }),
      "notApplicable: the trail records data events or network activity only",
    );
    assert.match(said({ eventSelectors: [forBoth], includeGlobalServiceEvents: false }), /^violation: /);
  });
});
