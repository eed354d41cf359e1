import assert from "node:assert/strict";
import {
  DeleteBucketLifecycleCommand,
  GetBucketLifecycleConfigurationCommand,
  type LifecycleRule,
  PutBucketLifecycleConfigurationCommand,
  type TransitionDefaultMinimumObjectSize,
} from "@aws-sdk/client-s3";
import { Account } from "./account";
import { refused } from "./refused";
import { useServer } from "./server";

describe("local AWS: lifecycle configurations", () => {
  const aws = useServer();
  let account: Account;
  let bucket: string;
  beforeEach(async () => {
    account = await Account.enter(aws().endpoint);
    bucket = await account.bucket();
  });

  const rule = (actions: Partial<LifecycleRule>): LifecycleRule => ({
    ID: "rule",
    Status: "Enabled",
    Filter: { Prefix: "" },
    ...actions,
  });
  const put = (rules: LifecycleRule[], size?: TransitionDefaultMinimumObjectSize) =>
    account.s3().send(
      new PutBucketLifecycleConfigurationCommand({
        Bucket: bucket,
        LifecycleConfiguration: { Rules: rules },
        TransitionDefaultMinimumObjectSize: size,
      }),
    );
  const get = () => account.s3().send(new GetBucketLifecycleConfigurationCommand({ Bucket: bucket }));

  const rules: LifecycleRule[] = [
    {
      ID: "archive",
      Status: "Enabled",
      Filter: { Prefix: "AWSLogs/" },
      Transitions: [
        { Days: 30, StorageClass: "STANDARD_IA" },
        { Days: 60, StorageClass: "GLACIER_IR" },
        { Days: 90, StorageClass: "GLACIER" },
        { Days: 180, StorageClass: "DEEP_ARCHIVE" },
      ],
      Expiration: { Days: 181 },
      NoncurrentVersionTransitions: [{ NoncurrentDays: 30, StorageClass: "STANDARD_IA", NewerNoncurrentVersions: 2 }],
      NoncurrentVersionExpiration: { NoncurrentDays: 90, NewerNoncurrentVersions: 3 },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
    },
    { ID: "markers", Status: "Enabled", Filter: {}, Expiration: { ExpiredObjectDeleteMarker: true } },
    { ID: "tagged", Status: "Disabled", Filter: { Tag: { Key: "a", Value: "b" } }, Expiration: { Days: 1 } },
    {
      ID: "several",
      Status: "Enabled",
      Filter: { And: { Prefix: "x/", Tags: [{ Key: "a", Value: "b" }], ObjectSizeGreaterThan: 500 } },
      Expiration: { Days: 1 },
    },
    {
      ID: "by tag and size",
      Status: "Enabled",
      Filter: { And: { Tags: [{ Key: "a", Value: "b" }], ObjectSizeLessThan: 500 } },
      Expiration: { Days: 1 },
    },
    { ID: "archived at once", Status: "Enabled", Filter: {}, Transitions: [{ Days: 0, StorageClass: "GLACIER" }] },
  ];

  it("are kept with every setting, replaced and removed", async () => {
    await put(rules, "varies_by_storage_class");
    const first = await get();
    assert.deepEqual(first.Rules, rules);
    assert.equal(first.TransitionDefaultMinimumObjectSize, "varies_by_storage_class");
    await put(rules.slice(1, 2));
    const second = await get();
    assert.deepEqual(second.Rules, rules.slice(1, 2));
    assert.equal(second.TransitionDefaultMinimumObjectSize, "all_storage_classes_128K");
    await account.s3().send(new DeleteBucketLifecycleCommand({ Bucket: bucket }));
    await refused(get(), "NoSuchLifecycleConfiguration", /./, 404);
  });

  const refusals: Record<string, [Partial<LifecycleRule>, string]> = {
    "Standard-IA before 30 days": [{ Transitions: [{ Days: 29, StorageClass: "STANDARD_IA" }] }, "InvalidArgument"],
    "an archive less than 30 days after Standard-IA": [
      {
        Transitions: [
          { Days: 30, StorageClass: "STANDARD_IA" },
          { Days: 59, StorageClass: "GLACIER" },
        ],
      },
      "InvalidArgument",
    ],
    "an expiration on the day of the last transition": [
      { Transitions: [{ Days: 90, StorageClass: "GLACIER" }], Expiration: { Days: 90 } },
      "InvalidArgument",
    ],
    "an expiration of noncurrent versions before they move": [
      {
        NoncurrentVersionTransitions: [{ NoncurrentDays: 90, StorageClass: "GLACIER" }],
        NoncurrentVersionExpiration: { NoncurrentDays: 89 },
      },
      "InvalidArgument",
    ],
    "two transitions to one class": [
      {
        Transitions: [
          { Days: 1, StorageClass: "GLACIER" },
          { Days: 2, StorageClass: "GLACIER" },
        ],
      },
      "InvalidRequest",
    ],
    "a class that objects cannot move to": [
      { Transitions: [{ Days: 1, StorageClass: "STANDARD" as "GLACIER" }] },
      "MalformedXML",
    ],
    "an expiration after no days": [{ Expiration: { Days: 0 } }, "InvalidArgument"],
    "noncurrent versions that expire after no days": [
      { NoncurrentVersionExpiration: { NoncurrentDays: 0 } },
      "InvalidArgument",
    ],
    "uploads that are ended after no days": [
      { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 0 } },
      "InvalidArgument",
    ],
    "an expiration in days and of delete markers": [
      { Expiration: { Days: 1, ExpiredObjectDeleteMarker: true } },
      "MalformedXML",
    ],
    "delete markers by tag": [
      { Filter: { Tag: { Key: "a", Value: "b" } }, Expiration: { ExpiredObjectDeleteMarker: true } },
      "InvalidRequest",
    ],
    "uploads by tag": [
      { Filter: { Tag: { Key: "a", Value: "b" } }, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
      "InvalidRequest",
    ],
    "a rule that does nothing": [{}, "InvalidRequest"],
    "a status that there is not": [{ Status: "On" as "Enabled", Expiration: { Days: 1 } }, "MalformedXML"],
    "an id of 256 characters": [{ ID: "a".repeat(256), Expiration: { Days: 1 } }, "InvalidArgument"],
  };
  for (const [what, [actions, error]] of Object.entries(refusals)) {
    it(`refuse ${what}`, async () => {
      await refused(put([rule(actions)]), error);
      await refused(get(), "NoSuchLifecycleConfiguration", /./, 404);
    });
  }

  it("refuse one id for two rules", async () => {
    const one = rule({ Expiration: { Days: 1 } });
    await refused(put([one, one]), "InvalidArgument", /unique/);
  });
});
