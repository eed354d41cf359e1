import assert from "node:assert/strict";
import { cloudtrailLoggingEnabled } from "../../../rules/trail/cloudtrailLoggingEnabled";
import { odd } from "../../policypack/odd";
import { classicTrail, nativeTrail, notYetKnown } from "../../policypack/preview";
import type { ClassicTrail, NativeTrail } from "../../policypack/propertiesOf";
import { saidOfTrail } from "../../policypack/said";

function said(properties: ClassicTrail): string {
  return saidOfTrail(cloudtrailLoggingEnabled, classicTrail({ s3BucketName: "logs", ...properties }));
}

function saidOfNative(properties: NativeTrail): string {
  return saidOfTrail(cloudtrailLoggingEnabled, nativeTrail({ s3BucketName: "logs", isLogging: true, ...properties }));
}

describe("cloudtrail-logging-enabled", () => {
  it("is met by a trail that is logging", () => {
    assert.equal(said({ enableLogging: true }), "compliant");
    assert.equal(saidOfNative({ isLogging: true }), "compliant");
  });

  it("is violated by a trail that says otherwise", () => {
    assert.equal(said({ enableLogging: false }), "violation: is not logging");
    assert.equal(saidOfNative({ isLogging: false }), "violation: is not logging");
  });

  it("takes an absent property for what AWS does then", () => {
    assert.equal(said({}), "compliant");
    assert.equal(saidOfNative({ isLogging: undefined }), "unknown: is logging? isLogging is absent, though required");
  });

  it("is not known where a preview does not know the property", () => {
    assert.equal(
      said({ enableLogging: notYetKnown }),
      "unknown: is logging? enableLogging is not known before deployment",
    );
  });

  it("is not known where the property has another type", () => {
    assert.equal(said({ enableLogging: odd("true") }), "unknown: is logging? enableLogging is a string, not a boolean");
  });
});
