import assert from "node:assert/strict";
import { cloudTrailEncryptionEnabled } from "../../../rules/trail/cloudTrailEncryptionEnabled";
import { odd } from "../../policypack/odd";
import { classicTrail, nativeTrail, notYetKnown } from "../../policypack/preview";
import type { ClassicTrail, NativeTrail } from "../../policypack/propertiesOf";
import { saidOfTrail } from "../../policypack/said";

function said(properties: ClassicTrail): string {
  return saidOfTrail(cloudTrailEncryptionEnabled, classicTrail({ s3BucketName: "logs", ...properties }));
}

function saidOfNative(properties: NativeTrail): string {
  return saidOfTrail(
    cloudTrailEncryptionEnabled,
    nativeTrail({ s3BucketName: "logs", isLogging: true, ...properties }),
  );
}

describe("cloud-trail-encryption-enabled", () => {
  it("is met by a trail that encrypts its log files with a KMS key", () => {
    assert.equal(said({ kmsKeyId: "it" }), "compliant");
    assert.equal(saidOfNative({ kmsKeyId: "it" }), "compliant");
  });

  it("is violated by a trail that says otherwise", () => {
    assert.equal(said({ kmsKeyId: "" }), "violation: does not encrypt its log files with a KMS key");
    assert.equal(saidOfNative({ kmsKeyId: "" }), "violation: does not encrypt its log files with a KMS key");
  });

  it("takes an absent property for what AWS does then", () => {
    assert.equal(said({}), "violation: does not encrypt its log files with a KMS key");
    assert.equal(saidOfNative({}), "violation: does not encrypt its log files with a KMS key");
  });

  it("is met where only a preview does not know yet what the property names", () => {
    assert.equal(said({ kmsKeyId: notYetKnown }), "compliant");
  });

  it("is not known where the property has another type", () => {
    assert.equal(
      said({ kmsKeyId: odd(true) }),
      "unknown: encrypts its log files with a KMS key? kmsKeyId is a boolean, not a string",
    );
    assert.equal(
      saidOfNative({ kmsKeyId: true }),
      "unknown: encrypts its log files with a KMS key? kmsKeyId is a boolean, not a string",
    );
  });
});
