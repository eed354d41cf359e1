import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { argumentChecks, argumentNames } from "../../../components/arguments/argumentChecks";
import { defaults } from "../../../components/arguments/defaults";
import type { Shape } from "../../../components/arguments/schema/shape";
import { shapeFaults } from "../../../components/arguments/schema/shapeFaults";
import { mostOf } from "../../../components/arguments/schema/takes";
import { reports, series } from "./rows";

/** All lists and maps in the value of an argument. */
function mostsIn(shape: Shape): number[] {
  if (shape.kind === "list" || shape.kind === "map") return [mostOf(shape), ...mostsIn(shape.of)];
  return shape.kind === "object" ? Object.values(shape.fields).flatMap(mostsIn) : [];
}

describe("argumentChecks", () => {
  it("allow no list and no map without end", () => {
    const endless = argumentNames.filter((name) => mostsIn(argumentChecks[name]).includes(Infinity));
    assert.deepEqual(endless, []);
  });

  it("allow each default", () => {
    for (const name of Object.keys(defaults) as (keyof typeof defaults)[]) {
      assert.deepEqual(shapeFaults(name, defaults[name], argumentChecks[name]), []);
    }
  });

  // The reasons are asserted in the specs of the checks.
  reports([
    // names
    ["a trail name with two dashes in a row", { trailName: "my--trail" }, ["trailName"]],
    ["a bucket name with a capital", { bucketName: "Logs" }, ["bucketName"]],
    ["the name of an existing bucket with an underscore", { existingBucketName: "my_logs" }, ["existingBucketName"]],
    ["an adopted bucket whose name is an address", { adoptBucketName: "192.168.5.4" }, ["adoptBucketName"]],
    ["an access log bucket with a reserved prefix", { accessLogBucketName: "xn--access" }, ["accessLogBucketName"]],
    ["a key prefix that starts with a slash", { s3KeyPrefix: "/ct" }, ["s3KeyPrefix"]],
    [
      "the name of a log group that AWS keeps for itself",
      { createLogGroup: true, logGroupName: "aws/cloudtrail" },
      ["logGroupName"],
    ],
    // tags
    ["a tag under a key that AWS keeps", { tags: { "aws:owner": "me" } }, ['tags["aws:owner"]']],
    [
      "a tag key and a tag value with characters that tags cannot have",
      { tags: { "a*b": "x", team: "a;b" } },
      ['tags["a*b"]', "tags.team"],
    ],
    ["a tag value that is a number", { tags: { CostCenter: 1234 } }, ["tags.CostCenter"]],
    ["51 tags", { tags: Object.fromEntries(series(51, (index) => [`tag${index}`, "x"])) }, ["tags"]],
    ["tags as a list", { tags: ["owner"] }, ["tags"]],
    // numbers
    ["days as a text", { retentionDays: "365" }, ["retentionDays"]],
    [
      "a lock that is longer than there is, once",
      { objectLockMode: "GOVERNANCE", objectLockRetentionDays: 36501 },
      ["objectLockRetentionDays"],
    ],
    [
      "log group days that CloudWatch Logs does not know",
      { createLogGroup: true, logGroupRetentionDays: 31 },
      ["logGroupRetentionDays"],
    ],
    [
      "log group days beyond what CloudWatch Logs knows",
      { createLogGroup: true, logGroupRetentionDays: 4000 },
      ["logGroupRetentionDays"],
    ],
    // choices
    ["an archive tier that is misspelt", { archiveStorageClass: "GLACIR" }, ["archiveStorageClass"]],
    [
      "a mode of Object Lock in small letters",
      { objectLockMode: "compliance", objectLockRetentionDays: 30 },
      ["objectLockMode"],
    ],
    ["an Insights type that is none", { insightTypes: ["ApiCallRate", "ApiErrorRateInsight"] }, ["insightTypes[0]"]],
    [
      "an Insights type given twice",
      { insightTypes: ["ApiErrorRateInsight", "ApiErrorRateInsight"] },
      ["insightTypes[1]"],
    ],
    ["a flag that is a text", { createKmsKey: "true" }, ["createKmsKey"]],
    ["a flag that is a number", { mergeBucketPolicy: 1 }, ["mergeBucketPolicy", "mergeBucketPolicy"]],
    // ARNs
    ["the ARN of a topic as key", { kmsKeyArn: "arn:aws:sns:eu-central-1:123456789012:audit" }, ["kmsKeyArn"]],
    [
      "a key in a region that is an availability zone",
      {
        createLogGroup: true,
        logGroupKmsKeyArn: "arn:aws:kms:eu-central-1a:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
      },
      ["logGroupKmsKeyArn"],
    ],
    [
      "a key of an account with eleven digits",
      {
        createLogGroup: true,
        logGroupKmsKeyArn: "arn:aws:kms:eu-central-1:12345678901:key/1234abcd-12ab-34cd-56ef-1234567890ab",
      },
      ["logGroupKmsKeyArn"],
    ],
    ["a FIFO topic", { snsTopicArn: "arn:aws:sns:eu-central-1:123456789012:audit.fifo" }, ["snsTopicArn"]],
    [
      "a key as alert topic",
      {
        createTamperAlerts: true,
        alertTopicArn: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
      },
      ["alertTopicArn"],
    ],
    [
      "a log stream as log group",
      { logGroupArn: "arn:aws:logs:eu-central-1:123456789012:log-group:a:log-stream:b" },
      ["logGroupArn"],
    ],
    [
      "the session of a role",
      { createLogGroup: true, logGroupRoleArn: "arn:aws:sts::123456789012:assumed-role/events/me" },
      ["logGroupRoleArn"],
    ],
    [
      "a role as boundary, and a path without an end",
      { createLogGroup: true, permissionsBoundaryArn: "arn:aws:iam::123456789012:role/limit", rolePath: "/audit" },
      ["permissionsBoundaryArn", "rolePath"],
    ],
    ["a trail's name instead of its ARN", { adoptTrailArn: "audit" }, ["adoptTrailArn"]],
    [
      "an event data store instead of a trail",
      { organizationTrailArn: "arn:aws:cloudtrail:eu-central-1:123456789012:eventdatastore/EXAMPLE" },
      ["organizationTrailArn"],
    ],
    ["everybody as reader", { readerArns: ["arn:aws:iam::123456789012:root", "*"] }, ["readerArns[1]"]],
    [
      "a reader given twice",
      { readerArns: ["arn:aws:iam::123456789012:root", "arn:aws:iam::123456789012:root"] },
      ["readerArns[1]"],
    ],
    ["readers as a text", { readerArns: "arn:aws:iam::123456789012:root" }, ["readerArns"]],
    [
      "a further trail without an account",
      { additionalTrailArns: ["arn:aws:cloudtrail:eu-central-1::trail/audit"] },
      ["additionalTrailArns[0]"],
    ],
    [
      "101 further trails",
      {
        additionalTrailArns: series(
          101,
          (index) => `arn:aws:cloudtrail:eu-central-1:123456789012:trail/trail-${index}`,
        ),
      },
      ["additionalTrailArns"],
    ],
    // ids
    ["an organizational unit instead of the organization", { organizationId: "ou-ab12-cd34ef56" }, ["organizationId"]],
    [
      "a management account that lost its zero",
      { organizationId: "o-a1b2c3d4e5", organizationManagementAccountId: "12345678901" },
      ["organizationManagementAccountId"],
    ],
    [
      "an account id that is a number",
      { createQueries: true, queryAccountIds: [123456789012] },
      ["queryAccountIds[0]"],
    ],
    [
      "a region that is a city, and an empty list of accounts",
      { createQueries: true, queryRegions: ["Frankfurt"], queryAccountIds: [] },
      ["queryRegions[0]", "queryAccountIds"],
    ],
    [
      "an alarm that does not exist, and one that is misspelt",
      { createTamperAlerts: true, disabledAlerts: ["root-use", "coffee"] },
      ["disabledAlerts[0]", "disabledAlerts[1]"],
    ],
    [
      "thresholds of an alert, of an alarm that is misspelt, and that are no counts",
      {
        createLogGroup: true,
        createCisAlarms: true,
        alarmThresholds: { "trail-stopped": 2, "root-use": 2, "vpc-changes": 0, "config-changes": 1.5 },
      },
      [
        'alarmThresholds["trail-stopped"]',
        'alarmThresholds["root-use"]',
        'alarmThresholds["vpc-changes"]',
        'alarmThresholds["config-changes"]',
      ],
    ],
    [
      "principals that an alarm cannot leave out, and alarms that leave none out",
      {
        createLogGroup: true,
        createCisAlarms: true,
        alarmExcludedArns: {
          "root-usage": ["arn:aws:iam::123456789012:role/deploy"],
          "vpc-changes": ["*", "arn:aws:iam::123456789012:root"],
          "config-changes": [],
          "network-acl-changes": "arn:aws:iam::123456789012:role/deploy",
        },
      },
      [
        'alarmExcludedArns["root-usage"]',
        'alarmExcludedArns["vpc-changes"][0]',
        'alarmExcludedArns["vpc-changes"][1]',
        'alarmExcludedArns["config-changes"]',
        'alarmExcludedArns["network-acl-changes"]',
      ],
    ],
    // callers without types
    [
      "null",
      { trailName: null, createKmsKey: null, tags: null, readerArns: null, retentionDays: null },
      ["trailName", "tags", "readerArns", "retentionDays", "createKmsKey"],
    ],
    [
      "values of every other type",
      {
        trailName: 42,
        bucketName: true,
        s3KeyPrefix: { a: 1 },
        kmsKeyArn: ["x"],
        snsTopicArn: () => 1,
        organizationId: Symbol("o"),
        adoptTrailArn: 5n,
      },
      ["trailName", "bucketName", "s3KeyPrefix", "kmsKeyArn", "snsTopicArn", "organizationId", "adoptTrailArn"],
    ],
    [
      "outputs where values decide what is created",
      {
        createKmsKey: pulumi.output(true),
        retentionDays: Promise.resolve(1),
        insightTypes: pulumi.output(["ApiCallRateInsight"]),
        adoptBucketName: pulumi.output("old-logs"),
      },
      ["retentionDays", "createKmsKey", "insightTypes", "adoptBucketName"],
    ],
    ["an element of a list that is missing", { readerArns: [undefined] }, ["readerArns[0]"]],
    [
      "a text instead of an object",
      { dataResources: ["arn:aws:s3"], advancedEventSelectors: [[]] },
      ["dataResources[0]", "advancedEventSelectors[0]", "advancedEventSelectors"],
    ],
    // events
    [
      "a source that cannot be left out",
      { excludedManagementEventSources: ["s3.amazonaws.com"], acknowledgeExcludedEvents: true },
      ["excludedManagementEventSources[0]"],
    ],
    [
      "a source without its domain",
      { excludedManagementEventSources: ["kms"], acknowledgeExcludedEvents: true },
      ["excludedManagementEventSources[0]"],
    ],
    [
      "network activity of something that is no source",
      { networkActivityEventSources: ["arn:aws:kms"] },
      ["networkActivityEventSources[0]"],
    ],
  ]);
});
