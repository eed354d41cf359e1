import assert from "node:assert/strict";
import { cloudtrailInsightsEnabled } from "../../../rules/trail/cloudtrailInsightsEnabled";
import { odd } from "../../policypack/odd";
import { classicTrail, nativeTrail, notYetKnown } from "../../policypack/preview";
import type { ClassicTrail, NativeTrail } from "../../policypack/propertiesOf";
import { saidOfTrail } from "../../policypack/said";

function said(properties: ClassicTrail): string {
  return saidOfTrail(cloudtrailInsightsEnabled, classicTrail({ s3BucketName: "logs", ...properties }));
}

function saidOfNative(properties: NativeTrail): string {
  return saidOfTrail(cloudtrailInsightsEnabled, nativeTrail({ s3BucketName: "logs", isLogging: true, ...properties }));
}

describe("cloudtrail-insights-enabled", () => {
  it("is met by a trail that records any kind of them", () => {
    assert.equal(said({ insightSelectors: [{ insightType: "ApiCallRateInsight" }] }), "compliant");
    assert.equal(saidOfNative({ insightSelectors: [{ insightType: "ApiCallRateInsight" }] }), "compliant");
    assert.equal(
      said({ insightSelectors: [{ insightType: "x" }, { insightType: "ApiErrorRateInsight" }] }),
      "compliant",
    );
  });

  it("is violated by a trail that says otherwise", () => {
    assert.equal(said({ insightSelectors: [] }), "violation: does not record Insights events");
    assert.equal(saidOfNative({ insightSelectors: [] }), "violation: does not record Insights events");
    assert.equal(
      said({ insightSelectors: [{ insightType: "constructor" }] }),
      "violation: does not record Insights events",
    );
  });

  it("takes an absent property for what AWS does then", () => {
    assert.equal(said({}), "violation: does not record Insights events");
    assert.equal(saidOfNative({}), "violation: does not record Insights events");
  });

  it("is not known where a preview does not know the property", () => {
    assert.equal(
      said({ insightSelectors: notYetKnown }),
      "unknown: records Insights events? insightSelectors is not known before deployment",
    );
  });

  it("is not known where the trail may be there for other events only", () => {
    const open = "unknown: is for management events? eventSelectors is not known before deployment";
    assert.match(said({ eventSelectors: notYetKnown }), new RegExp(`^${open.replace("?", "\\?")}`));
    assert.equal(said({ eventSelectors: notYetKnown }).match(/is for management events/g)?.length, 1);
    assert.equal(
      said({ eventSelectors: notYetKnown, insightSelectors: [{ insightType: "ApiCallRateInsight" }] }),
      "compliant",
    );
  });

  it("is not known where the property has another type", () => {
    assert.equal(
      said({ insightSelectors: odd("ApiCallRateInsight") }),
      "unknown: records Insights events? insightSelectors is a string, not a list",
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
