import assert from "node:assert/strict";
import { cloudtrailMultiRegionEnabled } from "../../../rules/trail/cloudtrailMultiRegionEnabled";
import { odd } from "../../policypack/odd";
import { classicTrail, nativeTrail, notYetKnown } from "../../policypack/preview";
import type { ClassicTrail, NativeTrail } from "../../policypack/propertiesOf";
import { saidOfTrail } from "../../policypack/said";

function said(properties: ClassicTrail): string {
  return saidOfTrail(cloudtrailMultiRegionEnabled, classicTrail({ s3BucketName: "logs", ...properties }));
}

function saidOfNative(properties: NativeTrail): string {
  return saidOfTrail(
    cloudtrailMultiRegionEnabled,
    nativeTrail({ s3BucketName: "logs", isLogging: true, ...properties }),
  );
}

describe("cloudtrail-multi-region-enabled", () => {
  it("is met by a trail that is multi-region", () => {
    assert.equal(said({ isMultiRegionTrail: true }), "compliant");
    assert.equal(saidOfNative({ isMultiRegionTrail: true }), "compliant");
  });

  it("is violated by a trail that says otherwise", () => {
    assert.equal(said({ isMultiRegionTrail: false }), "violation: is not multi-region");
    assert.equal(saidOfNative({ isMultiRegionTrail: false }), "violation: is not multi-region");
  });

  it("takes an absent property for what AWS does then", () => {
    assert.equal(said({}), "violation: is not multi-region");
    assert.equal(saidOfNative({}), "violation: is not multi-region");
  });

  it("is not known where a preview does not know the property", () => {
    assert.equal(
      said({ isMultiRegionTrail: notYetKnown }),
      "unknown: is multi-region? isMultiRegionTrail is not known before deployment",
    );
    assert.equal(
      saidOfNative({ isMultiRegionTrail: notYetKnown }),
      "unknown: is multi-region? isMultiRegionTrail is not known before deployment",
    );
  });

  it("is not known where the property has another type", () => {
    assert.equal(
      said({ isMultiRegionTrail: odd("true") }),
      "unknown: is multi-region? isMultiRegionTrail is a string, not a boolean",
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
