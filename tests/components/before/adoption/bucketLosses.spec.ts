import assert from "node:assert/strict";
import type { LifecycleRule } from "@aws-sdk/client-s3";
import { bucketLosses, type BucketToAdopt } from "../../../../components/before/adoption/bucketLosses";
import { known } from "../../../../rules/facts/fact";
import { inspectedWith, shown } from "./inspectedWith";

const key = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** The bucket of a component with all defaults, as a take-down leaves it. */
const ours: BucketToAdopt = {
  name: "company-logs",
  lifecycleRules: known([
    {
      ID: "log-files",
      Status: "Enabled",
      Filter: { Prefix: "" },
      Transitions: [{ Days: 365, StorageClass: "GLACIER_IR" }],
      Expiration: { Days: 2557 },
      NoncurrentVersionExpiration: { NoncurrentDays: 365 },
    },
    {
      ID: "abandoned-uploads",
      Status: "Enabled",
      Filter: { Prefix: "" },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
    },
  ]),
  encryption: known({ Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }] }),
  encryptsLogFiles: true,
  objectLock: known(undefined),
  hasVersions: true,
  tags: known({}),
};

const rule = (given: Partial<LifecycleRule>): LifecycleRule => ({
  ID: "rule",
  Status: "Enabled",
  Filter: {},
  ...given,
});

describe("bucketLosses", () => {
  const rows: readonly (readonly [
    title: string,
    args: Readonly<Record<string, unknown>>,
    bucket: Partial<BucketToAdopt>,
    losses: readonly (readonly unknown[])[],
  ])[] = [
    ["nothing in a bucket that a component has left", {}, {}, []],
    [
      "objects that were kept longer",
      {},
      { hasVersions: false, lifecycleRules: known([rule({ Expiration: { Days: 3650 } })]) },
      [
        [
          "retention",
          "retentionDays",
          'The bucket "company-logs" keeps objects for 3650 days, which would become 2557 days.',
          { retentionDays: 3650 },
        ],
      ],
    ],
    [
      "objects and versions that were kept forever",
      { retentionDays: 400 },
      { lifecycleRules: known([]) },
      [
        [
          "retention",
          "retentionDays",
          'The bucket "company-logs" keeps objects forever, which would become 400 days.',
          { retentionDays: 0 },
        ],
        [
          "noncurrent-retention",
          "noncurrentVersionRetentionDays",
          'The bucket "company-logs" keeps noncurrent versions forever, which would become 365 days.',
          { noncurrentVersionRetentionDays: 0 },
        ],
      ],
    ],
    [
      "nothing where all is kept as long or longer",
      { retentionDays: 0, noncurrentVersionRetentionDays: 0 },
      { lifecycleRules: known([rule({ Expiration: { Days: 9999 } })]) },
      [],
    ],
    [
      "what the first rule keeps, of several, and not what is switched off",
      {},
      {
        hasVersions: false,
        lifecycleRules: known([
          rule({ Expiration: { Days: 3650 } }),
          rule({ Filter: { Prefix: "audit/AWSLogs/" }, Expiration: { Days: 3000 } }),
          rule({ Status: "Disabled", Expiration: { Days: 1 } }),
        ]),
      },
      [
        [
          "retention",
          "retentionDays",
          'The bucket "company-logs" keeps objects for 3000 days, which would become 2557 days.',
          { retentionDays: 3000 },
        ],
      ],
    ],
    [
      "rules that no argument makes",
      { retentionDays: 0, noncurrentVersionRetentionDays: 0 },
      {
        lifecycleRules: known([
          rule({ ID: "flow-logs", Filter: { Prefix: "flow/" }, Expiration: { Days: 90 } }),
          rule({ ID: "tagged", Filter: { Tag: { Key: "a", Value: "b" } }, Expiration: { Days: 90 } }),
          rule({ ID: "tiers", Transitions: [{ Days: 30, StorageClass: "INTELLIGENT_TIERING" }] }),
        ]),
      },
      [
        [
          "lifecycle-rules",
          "adoptBucketName",
          'The bucket "company-logs" has lifecycle rules that no argument makes: "flow-logs", "tagged" and "tiers". They would be removed, and everything in the bucket would be kept as long as log files.',
          undefined,
        ],
      ],
    ],
    [
      "another archive",
      { retentionDays: 0, noncurrentVersionRetentionDays: 0 },
      {
        lifecycleRules: known([
          rule({
            Transitions: [
              { Days: 60, StorageClass: "STANDARD_IA" },
              { Days: 180, StorageClass: "GLACIER" },
            ],
          }),
        ]),
      },
      [
        [
          "archiving",
          "infrequentAccessAfterDays",
          'The bucket "company-logs" moves objects to STANDARD_IA after 60 days and GLACIER after 180 days, and would do so at other ages or to other storage classes.',
          { infrequentAccessAfterDays: 60, archiveAfterDays: 180, archiveStorageClass: "GLACIER" },
        ],
      ],
    ],
    [
      "a weaker lock",
      { objectLockMode: "GOVERNANCE", objectLockRetentionDays: 9999 },
      {
        objectLock: known({
          ObjectLockEnabled: "Enabled",
          Rule: { DefaultRetention: { Mode: "COMPLIANCE", Years: 1 } },
        }),
      },
      [
        [
          "object-lock",
          "objectLockMode",
          'The bucket "company-logs" locks objects in the mode COMPLIANCE for 365 days, and would lock new ones less.',
          { objectLockMode: "COMPLIANCE", objectLockRetentionDays: 365, acknowledgeComplianceMode: true },
        ],
      ],
    ],
    [
      "no lock that nothing is said about, which stays",
      {},
      {
        objectLock: known({
          ObjectLockEnabled: "Enabled",
          Rule: { DefaultRetention: { Mode: "GOVERNANCE", Days: 30 } },
        }),
      },
      [],
    ],
    [
      "a key by default, which log files can keep",
      {},
      {
        encryption: known({
          Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: key } }],
        }),
      },
      [
        [
          "encryption-key",
          "kmsKeyArn",
          `The bucket "company-logs" encrypts log files with the KMS key "${key}", and would do so with keys of S3.`,
          { kmsKeyArn: key },
        ],
        [
          "default-encryption",
          "adoptBucketName",
          `The bucket "company-logs" encrypts new objects with the KMS key "${key}" unless they name another one, and would encrypt them with keys of S3: digest files, and what others write.`,
          undefined,
        ],
      ],
    ],
    [
      "AWS's own key by default, where the trail names one for log files",
      {},
      {
        encryptsLogFiles: false,
        encryption: known({ Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" } }] }),
      },
      [
        [
          "default-encryption",
          "adoptBucketName",
          'The bucket "company-logs" encrypts new objects with the KMS key of AWS for S3 unless they name another one, and would encrypt them with keys of S3: digest files, and what others write.',
          undefined,
        ],
      ],
    ],
    [
      "tags that are taken away or changed",
      { tags: { team: "security", owner: "us" } },
      { tags: known({ team: "audit", owner: "us" }) },
      [
        [
          "tags",
          "tags",
          'The bucket "company-logs" has the tags "team=audit", which would be taken away.',
          { tags: { team: "audit", owner: "us" } },
        ],
      ],
    ],
  ];
  for (const [title, args, bucket, losses] of rows) {
    it(`finds ${title}`, () => {
      assert.deepEqual(shown(bucketLosses(inspectedWith(args), { ...ours, ...bucket })), losses);
    });
  }
});
