import assert from "node:assert/strict";
import { alarmNames, alertNames } from "../../../components/alerts/alertNames";

describe("alertNames", () => {
  it("names every alarm and alert, because users switch them off by these names", () => {
    assert.deepEqual(alertNames, [
      "unauthorized-api-calls",
      "console-sign-in-without-mfa",
      "root-usage",
      "iam-policy-changes",
      "cloudtrail-changes",
      "console-sign-in-failures",
      "kms-key-disabled-or-deleted",
      "s3-bucket-policy-changes",
      "config-changes",
      "security-group-changes",
      "network-acl-changes",
      "network-gateway-changes",
      "route-table-changes",
      "vpc-changes",
      "organizations-changes",
      "trail-stopped",
      "trail-deleted",
      "trail-updated",
      "trail-selectors-changed",
      "log-bucket-policy-changed",
      "log-bucket-access-changed",
      "log-bucket-lifecycle-changed",
      "log-bucket-protection-changed",
      "log-bucket-deleted",
      "trail-key-disabled",
      "trail-key-deletion-scheduled",
      "trail-key-policy-changed",
    ]);
  });

  it("names the alarms first", () => {
    assert.deepEqual(alarmNames, alertNames.slice(0, 15));
  });

  it("names no two alike, in kebab-case, and short enough for the name of a rule to say which trail it is about", () => {
    assert.equal(new Set(alertNames).size, alertNames.length);
    for (const name of alertNames) assert.match(name, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const name of alertNames) assert.ok(name.length <= 32, name);
  });
});
