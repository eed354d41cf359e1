import type { MultiRegionTrailArgs } from "../../components/multiRegionTrailArgs";

/** A trail with a bucket of its own, and every option that goes with them. */
const ownBucket = {
  trailName: "account-trail",
  tags: { team: "security", "cost-center": "4711" },

  bucketName: "example-cloudtrail-logs",
  s3KeyPrefix: "audit/cloudtrail",
  readerArns: ["arn:aws:iam::210987654321:role/forensics"],
  additionalTrailArns: ["arn:aws:cloudtrail:eu-central-1:210987654321:trail/account-trail"],
  additionalBucketPolicyDocuments: [
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "OrganizationMayReadLogFiles",
          Effect: "Allow",
          Principal: "*",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::BUCKET/*",
          Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
        },
      ],
    }),
  ],

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

  createKmsKey: true,

  createLogGroup: true,
  logGroupName: "audit/cloudtrail",
  logGroupRetentionDays: 731,
  logGroupKmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  permissionsBoundaryArn: "arn:aws:iam::123456789012:policy/limit-of-roles",
  rolePath: "/audit/",
  createSnsTopic: true,
  topicKmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",

  excludedManagementEventSources: ["kms.amazonaws.com"],
  acknowledgeExcludedEvents: true,
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

  createCisAlarms: true,
  createTamperAlerts: true,
  tamperAlertFormat: "chat",
  disabledAlerts: ["console-sign-in-failures"],
  alarmThresholds: { "unauthorized-api-calls": 10 },
  alarmExcludedArns: { "security-group-changes": ["arn:aws:iam::123456789012:role/deploy"] },
  alertTopicArn: "arn:aws:sns:eu-central-1:123456789012:security-alerts",

  createQueries: true,
  queryRegions: ["eu-central-1", "us-east-1"],
  queryAccountIds: ["123456789012", "210987654321"],
  queryWorkgroupName: "audit",
  queryDatabaseName: "audit",
} satisfies MultiRegionTrailArgs;

/** A trail that uses what exists. */
const existingBucket = {
  existingBucketName: "example-central-logs",
  mergeBucketPolicy: true,
  kmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  snsTopicArn: "arn:aws:sns:eu-central-1:123456789012:log-files",
  dataResources: [{ type: "AWS::Lambda::Function", values: ["arn:aws:lambda"] }],
  adoptTrailArn: "arn:aws:cloudtrail:eu-central-1:123456789012:trail/old-trail",
  createLogGroup: true,
  adoptLogGroupName: "old-trail-events",
} satisfies MultiRegionTrailArgs;

/** A bucket that is taken over, and a topic that is created. */
const adoptedBucket = {
  createTamperAlerts: true,
  alertSubscriptions: {
    "security-team": { protocol: "email", endpoint: "security@example.com" },
    tickets: { protocol: "sqs", endpoint: "arn:aws:sqs:eu-central-1:123456789012:tickets" },
  },
  adoptBucketName: "old-cloudtrail-logs",
  acknowledgeLosses: ["tags", "archiving"],
  accessLogBucketName: "example-access-logs",
  logGroupArn: "arn:aws:logs:eu-central-1:123456789012:log-group:audit/events",
  logGroupRoleArn: "arn:aws:iam::123456789012:role/cloudtrail/writes-events",
} satisfies MultiRegionTrailArgs;

/** A member account of an organization. */
const member = {
  organizationTrailArn: "arn:aws:cloudtrail:eu-central-1:210987654321:trail/organization-trail",
  organizationTrailVerification: "attested",
} satisfies MultiRegionTrailArgs;

/** Arguments that go together, for the tests: every argument is in one of the sets. */
export const exampleSets: readonly MultiRegionTrailArgs[] = [ownBucket, existingBucket, adoptedBucket, member];

/** A value for each argument, for the examples. An argument without one does not compile. */
export const exampleArguments = {
  ...ownBucket,
  ...existingBucket,
  ...adoptedBucket,
  ...member,
} satisfies Required<MultiRegionTrailArgs>;
