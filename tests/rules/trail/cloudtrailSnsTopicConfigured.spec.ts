import assert from "node:assert/strict";
import { cloudtrailSnsTopicConfigured } from "../../../rules/trail/cloudtrailSnsTopicConfigured";
import { odd } from "../../policypack/odd";
import { classicTrail, nativeTrail, notYetKnown } from "../../policypack/preview";
import type { ClassicTrail, NativeTrail } from "../../policypack/propertiesOf";
import { saidOfTrail } from "../../policypack/said";

function said(properties: ClassicTrail): string {
  return saidOfTrail(cloudtrailSnsTopicConfigured, classicTrail({ s3BucketName: "logs", ...properties }));
}

function saidOfNative(properties: NativeTrail): string {
  return saidOfTrail(
    cloudtrailSnsTopicConfigured,
    nativeTrail({ s3BucketName: "logs", isLogging: true, ...properties }),
  );
}

describe("cloudtrail-sns-topic-configured", () => {
  it("is met by a trail that notifies a topic", () => {
    assert.equal(said({ snsTopicName: "it" }), "compliant");
    assert.equal(saidOfNative({ snsTopicName: "it" }), "compliant");
  });

  it("is violated by a trail that says otherwise", () => {
    assert.equal(said({ snsTopicName: "" }), "violation: does not notify an SNS topic");
    assert.equal(saidOfNative({ snsTopicName: "" }), "violation: does not notify an SNS topic");
  });

  it("takes an absent property for what AWS does then", () => {
    assert.equal(said({}), "violation: does not notify an SNS topic");
    assert.equal(saidOfNative({}), "violation: does not notify an SNS topic");
  });

  it("is met where only a preview does not know yet what the property names", () => {
    assert.equal(said({ snsTopicName: notYetKnown }), "compliant");
  });

  it("is not known where the property has another type", () => {
    assert.equal(
      said({ snsTopicName: odd(true) }),
      "unknown: notifies an SNS topic? snsTopicName is a boolean, not a string",
    );
    assert.equal(
      saidOfNative({ snsTopicName: true }),
      "unknown: notifies an SNS topic? snsTopicName is a boolean, not a string",
    );
  });
});
