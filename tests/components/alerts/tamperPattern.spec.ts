import assert from "node:assert/strict";
import { tamperAlerts } from "../../../components/alerts/tamperAlerts";
import { tamperPattern, type TamperScope } from "../../../components/alerts/tamperPattern";
import { eventOf } from "./calls";
import { eventPatternMatches } from "./eventPattern";

const trailArn = "arn:aws:cloudtrail:eu-central-1:123456789012:trail/audit";
const keyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
const kmsKeyArn = `arn:aws:kms:eu-central-1:123456789012:key/${keyId}`;
const scope: TamperScope = { trailArn, bucketName: "logs", kmsKeyArn };

/** Names of the alerts that a call sets off. */
function alertsOn(service: string, eventName: string, requestParameters: object, more: object = {}): string[] {
  const event = eventOf({ eventSource: `${service}.amazonaws.com`, eventName, requestParameters, ...more });
  return tamperAlerts
    .filter((alert) => eventPatternMatches(tamperPattern(alert, scope), event))
    .map(({ name }) => name);
}

describe("tamperPattern", () => {
  it("is for calls on the trail by name or ARN", () => {
    assert.deepEqual(tamperPattern(alertOf("trail-stopped"), scope), {
      source: ["aws.cloudtrail"],
      "detail-type": ["AWS API Call via CloudTrail"],
      detail: {
        eventSource: ["cloudtrail.amazonaws.com"],
        eventName: ["StopLogging"],
        requestParameters: { name: ["audit", trailArn] },
      },
    });
  });

  it("is for calls on the log bucket", () => {
    assert.deepEqual(tamperPattern(alertOf("log-bucket-policy-changed"), scope), {
      source: ["aws.s3"],
      "detail-type": ["AWS API Call via CloudTrail"],
      detail: {
        eventSource: ["s3.amazonaws.com"],
        eventName: ["PutBucketPolicy", "DeleteBucketPolicy"],
        requestParameters: { bucketName: ["logs"] },
      },
    });
  });

  it("is for calls on the key by id or ARN", () => {
    assert.deepEqual(tamperPattern(alertOf("trail-key-disabled"), scope), {
      source: ["aws.kms"],
      "detail-type": ["AWS API Call via CloudTrail"],
      detail: {
        eventSource: ["kms.amazonaws.com"],
        eventName: ["DisableKey"],
        requestParameters: { keyId: [keyId, kmsKeyArn] },
      },
    });
  });

  it("refuses an alert on a key where there is none", () => {
    assert.throws(
      () => tamperPattern(alertOf("trail-key-disabled"), { trailArn, bucketName: "logs" }),
      /trail-key-disabled watches a key, and there is none/,
    );
  });

  for (const [eventName, parameter, alert] of [
    ["StopLogging", "name", "trail-stopped"],
    ["DeleteTrail", "name", "trail-deleted"],
    ["UpdateTrail", "name", "trail-updated"],
    ["PutEventSelectors", "trailName", "trail-selectors-changed"],
    ["PutInsightSelectors", "trailName", "trail-selectors-changed"],
  ] as const) {
    it(`tells of ${eventName} on this trail, by name or ARN, and on no other`, () => {
      assert.deepEqual(alertsOn("cloudtrail", eventName, { [parameter]: "audit" }), [alert]);
      assert.deepEqual(alertsOn("cloudtrail", eventName, { [parameter]: trailArn, eventSelectors: [] }), [alert]);
      assert.deepEqual(alertsOn("cloudtrail", eventName, { [parameter]: "audit-2" }), []);
      assert.deepEqual(
        alertsOn("cloudtrail", eventName, { [parameter]: trailArn.replace("123456789012", "210987654321") }),
        [],
      );
    });
  }

  for (const [eventName, alert] of [
    ["PutBucketPolicy", "log-bucket-policy-changed"],
    ["DeleteBucketPolicy", "log-bucket-policy-changed"],
    ["PutBucketLifecycle", "log-bucket-lifecycle-changed"],
    ["PutBucketLifecycleConfiguration", "log-bucket-lifecycle-changed"],
    ["DeleteBucketLifecycle", "log-bucket-lifecycle-changed"],
    ["PutBucketPublicAccessBlock", "log-bucket-access-changed"],
    ["DeleteBucketPublicAccessBlock", "log-bucket-access-changed"],
    ["PutBucketOwnershipControls", "log-bucket-access-changed"],
    ["DeleteBucketOwnershipControls", "log-bucket-access-changed"],
    ["PutBucketAcl", "log-bucket-access-changed"],
    ["PutBucketVersioning", "log-bucket-protection-changed"],
    ["PutBucketEncryption", "log-bucket-protection-changed"],
    ["DeleteBucketEncryption", "log-bucket-protection-changed"],
    ["PutBucketObjectLockConfiguration", "log-bucket-protection-changed"],
    ["PutObjectLockConfiguration", "log-bucket-protection-changed"],
    ["PutBucketReplication", "log-bucket-protection-changed"],
    ["DeleteBucketReplication", "log-bucket-protection-changed"],
    ["DeleteBucket", "log-bucket-deleted"],
  ] as const) {
    it(`tells of ${eventName} on the log bucket and on no other`, () => {
      const host = "logs.s3.eu-central-1.amazonaws.com";
      assert.deepEqual(alertsOn("s3", eventName, { bucketName: "logs", Host: host, policy: "" }), [alert]);
      assert.deepEqual(alertsOn("s3", eventName, { bucketName: "logs-2", Host: host, policy: "" }), []);
    });
  }

  for (const [eventName, alert] of [
    ["DisableKey", "trail-key-disabled"],
    ["ScheduleKeyDeletion", "trail-key-deletion-scheduled"],
    ["DeleteImportedKeyMaterial", "trail-key-deletion-scheduled"],
    ["PutKeyPolicy", "trail-key-policy-changed"],
  ] as const) {
    it(`tells of ${eventName} on the trail's key, by id or ARN, and on no other`, () => {
      assert.deepEqual(alertsOn("kms", eventName, { keyId }), [alert]);
      assert.deepEqual(alertsOn("kms", eventName, { keyId: kmsKeyArn, pendingWindowInDays: 7 }), [alert]);
      assert.deepEqual(alertsOn("kms", eventName, { keyId: keyId.replace("1234abcd", "4321abcd") }), []);
    });
  }

  it("tells of calls that AWS refused, because somebody tried", () => {
    const refused = { errorCode: "AccessDenied", errorMessage: "User is not authorized" };
    assert.deepEqual(alertsOn("cloudtrail", "StopLogging", { name: "audit" }, refused), ["trail-stopped"]);
  });

  it("does not tell of calls that only read or that make things", () => {
    assert.deepEqual(alertsOn("cloudtrail", "StartLogging", { name: "audit" }), []);
    assert.deepEqual(alertsOn("s3", "GetBucketPolicy", { bucketName: "logs" }), []);
    assert.deepEqual(alertsOn("kms", "DescribeKey", { keyId }), []);
  });
});

function alertOf(name: string): (typeof tamperAlerts)[number] {
  const alert = tamperAlerts.find((candidate) => candidate.name === name);
  assert.ok(alert, name);
  return alert;
}
