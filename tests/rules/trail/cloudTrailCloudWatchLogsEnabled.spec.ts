import assert from "node:assert/strict";
import { cloudTrailCloudWatchLogsEnabled } from "../../../rules/trail/cloudTrailCloudWatchLogsEnabled";
import { odd } from "../../policypack/odd";
import { classicTrail, nativeTrail, notYetKnown } from "../../policypack/preview";
import type { ClassicTrail, NativeTrail } from "../../policypack/propertiesOf";
import { saidOfTrail } from "../../policypack/said";

function said(properties: ClassicTrail): string {
  return saidOfTrail(cloudTrailCloudWatchLogsEnabled, classicTrail({ s3BucketName: "logs", ...properties }));
}

function saidOfNative(properties: NativeTrail): string {
  return saidOfTrail(
    cloudTrailCloudWatchLogsEnabled,
    nativeTrail({ s3BucketName: "logs", isLogging: true, ...properties }),
  );
}

describe("cloud-trail-cloud-watch-logs-enabled", () => {
  it("is met by a trail that delivers to a log group with a role", () => {
    assert.equal(said({ cloudWatchLogsGroupArn: "group:*", cloudWatchLogsRoleArn: "role" }), "compliant");
    assert.equal(saidOfNative({ cloudWatchLogsLogGroupArn: "group:*", cloudWatchLogsRoleArn: "role" }), "compliant");
  });

  it("is violated by a trail that says otherwise", () => {
    assert.equal(
      said({ cloudWatchLogsGroupArn: "", cloudWatchLogsRoleArn: "role" }),
      "violation: does not deliver to CloudWatch Logs",
    );
    assert.equal(
      saidOfNative({ cloudWatchLogsLogGroupArn: "group:*", cloudWatchLogsRoleArn: "" }),
      "violation: does not deliver to CloudWatch Logs",
    );
  });

  it("takes an absent property for what AWS does then", () => {
    assert.equal(said({}), "violation: does not deliver to CloudWatch Logs");
    assert.equal(saidOfNative({}), "violation: does not deliver to CloudWatch Logs");
  });

  it("is met where only a preview does not know yet what the property names", () => {
    assert.equal(said({ cloudWatchLogsGroupArn: notYetKnown, cloudWatchLogsRoleArn: notYetKnown }), "compliant");
    assert.equal(said({ cloudWatchLogsGroupArn: notYetKnown }), "violation: does not deliver to CloudWatch Logs");
  });

  it("is not known where the property has another type", () => {
    assert.equal(
      said({ cloudWatchLogsGroupArn: odd(1), cloudWatchLogsRoleArn: "role" }),
      "unknown: delivers to CloudWatch Logs? cloudWatchLogsGroupArn is a number, not a string",
    );
  });
});
