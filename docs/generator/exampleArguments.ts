import type { MultiRegionTrailArgs } from "../../components/multiRegionTrailArgs";

/** A value for each argument, for the examples: one at a time, for not all go together. */
export const exampleArguments = {
  trailName: "account-trail",
  tags: { team: "security", "cost-center": "4711" },

  bucketName: "example-cloudtrail-logs",
  existingBucketName: "example-central-logs",
  mergeBucketPolicy: true,
  s3KeyPrefix: "audit/cloudtrail",
  readerArns: ["arn:aws:iam::210987654321:role/forensics"],
  additionalTrailArns: ["arn:aws:cloudtrail:eu-central-1:210987654321:trail/account-trail"],

  retentionDays: 3653,
  noncurrentVersionRetentionDays: 90,
  infrequentAccessAfterDays: 30,
  archiveAfterDays: 180,
  archiveStorageClass: "DEEP_ARCHIVE",
  objectLockMode: "GOVERNANCE",
  objectLockRetentionDays: 365,
  acknowledgeComplianceMode: true,
  createAccessLogBucket: true,
  accessLogRetentionDays: 730,
  accessLogBucketName: "example-access-logs",

  createKmsKey: true,
  kmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",

  createLogGroup: true,
  logGroupRetentionDays: 731,
  logGroupKmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  createSnsTopic: true,
  snsTopicArn: "arn:aws:sns:eu-central-1:123456789012:log-files",

  excludedManagementEventSources: ["kms.amazonaws.com"],
  acknowledgeExcludedEvents: true,
  dataResources: [{ type: "AWS::Lambda::Function", values: ["arn:aws:lambda"] }],
  advancedEventSelectors: [
    {
      name: "Deleted objects",
      fieldSelectors: [
        { field: "eventCategory", equals: ["Data"] },
        { field: "resources.type", equals: ["AWS::S3::Object"] },
        { field: "eventName", startsWith: ["Delete"] },
      ],
    },
  ],
  networkActivityEventSources: ["kms.amazonaws.com"],
  insightTypes: ["ApiCallRateInsight", "ApiErrorRateInsight"],

  organizationId: "o-a1b2c3d4e5",
  organizationManagementAccountId: "210987654321",
  organizationTrailArn: "arn:aws:cloudtrail:eu-central-1:210987654321:trail/organization-trail",

  createCisAlarms: true,
  createTamperAlerts: true,
  disabledAlerts: ["console-sign-in-failures"],
  alertTopicArn: "arn:aws:sns:eu-central-1:123456789012:security-alerts",

  createQueries: true,
  queryRegions: ["eu-central-1", "us-east-1"],
  queryAccountIds: ["123456789012", "210987654321"],

  adoptTrailArn: "arn:aws:cloudtrail:eu-central-1:123456789012:trail/old-trail",
  adoptBucketName: "old-cloudtrail-logs",
} satisfies Required<MultiRegionTrailArgs>;
