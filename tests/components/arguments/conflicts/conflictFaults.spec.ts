import assert from "node:assert/strict";
import { argumentNames, needsOf } from "../../../../components/arguments/argumentChecks";
import { exampleArguments } from "../../../../docs/generator/exampleArguments";
import { buckets, faultsOf, objects, reports, series } from "../rows";

describe("conflictFaults", () => {
  for (const name of argumentNames.filter((each) => needsOf(each).length > 0)) {
    const faultsBeside = (beside: object): string[] =>
      faultsOf({ ...beside, [name]: exampleArguments[name] }).filter((fault) => fault.startsWith(`${name}: `));

    it(`refuses ${name} without ${needsOf(name).join(" or ")}`, () => {
      const [fault, ...others] = faultsBeside({});
      assert.ok(fault?.includes(` has no effect without ${needsOf(name).join(" or ")}. `), fault);
      assert.deepEqual(others, []);
    });

    for (const needed of needsOf(name)) {
      it(`accepts ${name} with ${needed}`, () => {
        assert.deepEqual(faultsBeside({ [needed]: exampleArguments[needed] }), []);
      });
    }
  }

  reports([
    [
      "an existing bucket and all that is done to a created one",
      {
        existingBucketName: "their-logs",
        bucketName: "our-logs",
        adoptBucketName: "old-logs",
        retentionDays: 400,
        noncurrentVersionRetentionDays: 40,
        infrequentAccessAfterDays: 40,
        archiveAfterDays: 90,
        archiveStorageClass: "GLACIER",
        objectLockMode: "COMPLIANCE",
        objectLockRetentionDays: 40,
        acknowledgeComplianceMode: true,
        createAccessLogBucket: true,
        accessLogRetentionDays: 90,
      },
      [
        'bucketName: "our-logs" cannot be combined with existingBucketName "their-logs": an existing bucket is not changed. Leave out one of the two.',
        "bucketName",
        "retentionDays",
        "noncurrentVersionRetentionDays",
        "infrequentAccessAfterDays",
        "archiveAfterDays",
        "archiveStorageClass",
        "objectLockMode",
        "objectLockRetentionDays",
        "acknowledgeComplianceMode",
        "createAccessLogBucket",
        "accessLogRetentionDays",
        "adoptBucketName",
      ],
    ],
    [
      "an existing bucket and access logs",
      { existingBucketName: "their-logs", accessLogBucketName: "access-logs" },
      [
        'accessLogBucketName: "access-logs" cannot be combined with existingBucketName "their-logs": an existing bucket is not changed. Leave out one of the two.',
      ],
    ],
    [
      "an existing bucket and statements for another's policy, merged or not",
      {
        existingBucketName: "their-logs",
        mergeBucketPolicy: true,
        additionalBucketPolicyDocuments: exampleArguments.additionalBucketPolicyDocuments,
      },
      [
        'additionalBucketPolicyDocuments: ["{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Sid\\":\\"OrganizationMayReadLogFiles\\",\\"Effect\\":\\"Allow\\",\\"Principal\\"… cannot be combined with existingBucketName "their-logs": the owner of an existing bucket adds other statements to its policy. Leave out one of the two.',
      ],
    ],
    [
      "an existing bucket whose policy is not ours, and readers and trails",
      {
        existingBucketName: "their-logs",
        readerArns: ["arn:aws:iam::123456789012:root"],
        additionalTrailArns: ["arn:aws:cloudtrail:eu-central-1:123456789012:trail/old"],
      },
      [
        'readerArns: ["arn:aws:iam::123456789012:root"] has no effect on the policy of existingBucketName "their-logs", which its owner manages. Set mergeBucketPolicy to true, or leave readerArns out.',
        'additionalTrailArns: ["arn:aws:cloudtrail:eu-central-1:123456789012:trail/old"] has no effect on the policy of existingBucketName "their-logs", which its owner manages. Set mergeBucketPolicy to true, or leave additionalTrailArns out.',
      ],
    ],
    [
      "merging into a bucket that is created",
      { mergeBucketPolicy: true },
      [
        "mergeBucketPolicy: true has no effect without existingBucketName. Set existingBucketName, or leave mergeBucketPolicy out.",
      ],
    ],
    [
      "an adopted bucket with a name of its own",
      { adoptBucketName: "old-logs", bucketName: "new-logs" },
      [
        'bucketName: "new-logs" cannot be combined with adoptBucketName "old-logs": a bucket that is taken over keeps its name. Leave out one of the two.',
      ],
    ],
    [
      "an existing log group and all that is done to a created one",
      {
        logGroupArn: "arn:aws:logs:eu-central-1:123456789012:log-group:theirs",
        createLogGroup: true,
        logGroupName: "ours",
        logGroupRetentionDays: 90,
        logGroupKmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
      },
      [
        'createLogGroup: true cannot be combined with logGroupArn "arn:aws:logs:eu-central-1:123456789012:log-group:theirs": a trail sends events to one log group. Leave out one of the two.',
        'logGroupName: "ours" cannot be combined with logGroupArn "arn:aws:logs:eu-central-1:123456789012:log-group:theirs": an existing log group is not changed. Leave out one of the two.',
        "logGroupRetentionDays",
        "logGroupKmsKeyArn",
      ],
    ],
    [
      "an existing log group that is taken over",
      { logGroupArn: "arn:aws:logs:eu-central-1:123456789012:log-group:theirs", adoptLogGroupName: "theirs" },
      [
        'adoptLogGroupName: "theirs" cannot be combined with logGroupArn "arn:aws:logs:eu-central-1:123456789012:log-group:theirs": an existing log group is not changed. Leave out one of the two.',
      ],
    ],
    [
      "an existing role and what a created one would have",
      {
        createLogGroup: true,
        logGroupRoleArn: "arn:aws:iam::123456789012:role/events",
        permissionsBoundaryArn: "arn:aws:iam::123456789012:policy/limit",
        rolePath: "/audit/",
      },
      [
        'permissionsBoundaryArn: "arn:aws:iam::123456789012:policy/limit" cannot be combined with logGroupRoleArn "arn:aws:iam::123456789012:role/events": no role is created beside an existing one. Leave out one of the two.',
        'rolePath: "/audit/" cannot be combined with logGroupRoleArn "arn:aws:iam::123456789012:role/events": no role is created beside an existing one. Leave out one of the two.',
      ],
    ],
    [
      "a boundary and a path of no role",
      { permissionsBoundaryArn: "arn:aws:iam::123456789012:policy/limit", rolePath: "/audit/" },
      [
        'permissionsBoundaryArn: "arn:aws:iam::123456789012:policy/limit" has no effect without createLogGroup or logGroupArn. Set one of them, or leave permissionsBoundaryArn out.',
        'rolePath: "/audit/" has no effect without createLogGroup or logGroupArn. Set one of them, or leave rolePath out.',
      ],
    ],
    [
      "a role for a log group that is not there",
      { logGroupRoleArn: "arn:aws:iam::123456789012:role/events" },
      [
        'logGroupRoleArn: "arn:aws:iam::123456789012:role/events" has no effect without createLogGroup or logGroupArn. Set one of them, or leave logGroupRoleArn out.',
      ],
    ],
    [
      "an adopted log group with a name of its own",
      { createLogGroup: true, adoptLogGroupName: "old-events", logGroupName: "new-events" },
      [
        'logGroupName: "new-events" cannot be combined with adoptLogGroupName "old-events": a log group that is taken over keeps its name. Leave out one of the two.',
      ],
    ],
    [
      "an adopted trail with another name",
      { adoptTrailArn: "arn:aws:cloudtrail:eu-central-1:123456789012:trail/old", trailName: "new" },
      [
        'trailName: "new" is not the name of the trail in adoptTrailArn, which keeps its name "old". Leave trailName out.',
      ],
    ],
    [
      "two keys",
      {
        createKmsKey: true,
        kmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
      },
      [
        'kmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" cannot be combined with createKmsKey true: one key encrypts the log files. Leave out one of the two.',
      ],
    ],
    [
      "two topics",
      { createSnsTopic: true, snsTopicArn: "arn:aws:sns:eu-central-1:123456789012:audit" },
      [
        'snsTopicArn: "arn:aws:sns:eu-central-1:123456789012:audit" cannot be combined with createSnsTopic true: a trail notifies one topic. Leave out one of the two.',
      ],
    ],
    [
      "two buckets for access logs",
      { createAccessLogBucket: true, accessLogBucketName: "access-logs" },
      [
        'accessLogBucketName: "access-logs" cannot be combined with createAccessLogBucket true: access logs go to one bucket. Leave out one of the two.',
      ],
    ],
    [
      "access logs into the log bucket",
      { bucketName: "audit-logs", accessLogBucketName: "audit-logs" },
      [
        'accessLogBucketName: "audit-logs" is the log bucket itself (bucketName): each access log would cause the next. Name another bucket.',
      ],
    ],
    [
      "access logs into the adopted log bucket",
      { adoptBucketName: "audit-logs", accessLogBucketName: "audit-logs" },
      [
        'accessLogBucketName: "audit-logs" is the log bucket itself (adoptBucketName): each access log would cause the next. Name another bucket.',
      ],
    ],
    [
      "retention of access logs that nobody writes",
      { accessLogRetentionDays: 90 },
      [
        "accessLogRetentionDays: 90 has no effect without createAccessLogBucket. Set createAccessLogBucket to true, or leave accessLogRetentionDays out.",
      ],
    ],
    [
      "a lock without a time",
      { objectLockMode: "GOVERNANCE" },
      [
        'objectLockRetentionDays: must be set with objectLockMode "GOVERNANCE". Give a whole number of days from 1 to 36500 and not more than `retentionDays`, or leave objectLockMode out.',
      ],
    ],
    [
      "a lock without a mode",
      { objectLockRetentionDays: 30 },
      [
        "objectLockMode: must be set with objectLockRetentionDays 30. Set it to `GOVERNANCE` or `COMPLIANCE`, or leave objectLockRetentionDays out.",
      ],
    ],
    [
      "a lock that outlasts the log files",
      { objectLockMode: "GOVERNANCE", objectLockRetentionDays: 3000 },
      [
        "objectLockRetentionDays: 3000 is more than retentionDays, which is 2557 unless it is set. Lower it, or raise retentionDays.",
      ],
    ],
    [
      "a lock in compliance mode that nobody acknowledged",
      { objectLockMode: "COMPLIANCE", objectLockRetentionDays: 30 },
      [
        'acknowledgeComplianceMode: must be true with objectLockMode "COMPLIANCE". Nobody can delete a locked log file then, not even AWS, and you pay for it until the lock ends. Set it to true, or use the mode GOVERNANCE.',
      ],
    ],
    [
      "retention that ends when files are archived by default",
      { retentionDays: 365 },
      [
        "retentionDays: 365 is not more than archiveAfterDays, which is 365 unless it is set. Raise it, lower archiveAfterDays, or set archiveAfterDays to 0 for never.",
      ],
    ],
    [
      "archiving after the end",
      { retentionDays: 400, archiveAfterDays: 400 },
      [
        "archiveAfterDays: 400 is not less than retentionDays 400. Lower it, raise retentionDays, or set it to 0 for never.",
      ],
    ],
    [
      "Standard-IA too shortly before the archive",
      { infrequentAccessAfterDays: 340 },
      [
        "infrequentAccessAfterDays: 340 is not 30 days or more before archiveAfterDays, which is 365 unless it is set. Raise archiveAfterDays to 370 or more, or set one of the two to 0 for never.",
      ],
    ],
    [
      "Standard-IA after the end",
      { retentionDays: 365, archiveAfterDays: 0, infrequentAccessAfterDays: 365 },
      [
        "infrequentAccessAfterDays: 365 is not less than retentionDays 365. Lower it, raise retentionDays, or set it to 0 for never.",
      ],
    ],
    [
      "an archive tier for files that are never archived",
      { archiveAfterDays: 0, archiveStorageClass: "GLACIER" },
      [
        'archiveStorageClass: "GLACIER" has no effect with archiveAfterDays 0, which is never. Set another age, or leave archiveStorageClass out.',
      ],
    ],
    [
      "a log group's retention and key without the log group",
      {
        logGroupRetentionDays: 90,
        logGroupKmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
      },
      [
        "logGroupRetentionDays: 90 has no effect without createLogGroup. Set createLogGroup to true, or leave logGroupRetentionDays out.",
        'logGroupKmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" has no effect without createLogGroup. Set createLogGroup to true, or leave logGroupKmsKeyArn out.',
      ],
    ],
    [
      "a key of topics without a topic",
      { topicKmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd" },
      [
        'topicKmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd" has no effect without createSnsTopic or createCisAlarms or createTamperAlerts. Set one of them to true, or leave topicKmsKeyArn out.',
      ],
    ],
    [
      "a key and an existing topic without alerts, each once",
      {
        topicKmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd",
        alertTopicArn: "arn:aws:sns:eu-central-1:123456789012:alerts",
      },
      [
        'topicKmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd" has no effect without createSnsTopic or createCisAlarms or createTamperAlerts. Set one of them to true, or leave topicKmsKeyArn out.',
        'alertTopicArn: "arn:aws:sns:eu-central-1:123456789012:alerts" has no effect without createCisAlarms or createTamperAlerts. Set one of them to true, or leave alertTopicArn out.',
      ],
    ],
    [
      "a key of topics beside the existing topic of all alerts",
      {
        topicKmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd",
        createTamperAlerts: true,
        alertTopicArn: "arn:aws:sns:eu-central-1:123456789012:alerts",
      },
      [
        'topicKmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd" has no effect with alertTopicArn "arn:aws:sns:eu-central-1:123456789012:alerts", since no topic is created. Leave out one of the two.',
      ],
    ],
    [
      "excluded sources that nobody acknowledged",
      { excludedManagementEventSources: ["kms.amazonaws.com"] },
      [
        'acknowledgeExcludedEvents: must be true with excludedManagementEventSources ["kms.amazonaws.com"]. Their events are recorded nowhere, and AWS Config\'s rule fails. Set it to true, or leave excludedManagementEventSources out.',
      ],
    ],
    [
      "basic and advanced selectors",
      {
        dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }],
        advancedEventSelectors: [{ fieldSelectors: [...objects] }],
      },
      [
        'advancedEventSelectors: [{"fieldSelectors":[{"field":"eventCategory","equals":["Data"]},{"field":"resources.type","equals":["AWS::S3::Object"]}]… cannot be combined with dataResources [{"type":"AWS::S3::Object","values":["arn:aws:s3"]}]: a trail has basic or advanced selectors, never both. Leave out one of the two.',
      ],
    ],
    [
      "data events of the log bucket",
      {
        bucketName: "audit-logs",
        dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3:::photos/", "arn:aws:s3:::audit-logs/"] }],
      },
      [
        'dataResources[0].values[1]: "arn:aws:s3:::audit-logs/" is in the log bucket (bucketName): each log file would cause the next. Leave it out.',
      ],
    ],
    [
      "data events of the existing log bucket, by an advanced selector",
      {
        existingBucketName: "audit-logs",
        advancedEventSelectors: [
          { fieldSelectors: [...objects, { field: "resources.ARN", startsWith: ["arn:aws:s3:::audit-logs/"] }] },
        ],
      },
      [
        'advancedEventSelectors[0].fieldSelectors[2].startsWith[0]: "arn:aws:s3:::audit-logs/" is in the log bucket (existingBucketName): each log file would cause the next. Leave it out.',
      ],
    ],
    [
      "a management account without an organization",
      { organizationManagementAccountId: "123456789012" },
      [
        'organizationManagementAccountId: "123456789012" has no effect without organizationId. Set organizationId, or leave organizationManagementAccountId out.',
      ],
    ],
    [
      "alarms without a log group",
      { createCisAlarms: true },
      [
        "createCisAlarms: true has no effect without createLogGroup or logGroupArn. Set one of them, or leave createCisAlarms out.",
      ],
    ],
    [
      "an alert topic and disabled alerts without alarms or alerts",
      { alertTopicArn: "arn:aws:sns:eu-central-1:123456789012:audit", disabledAlerts: ["root-usage"] },
      [
        'disabledAlerts: ["root-usage"] has no effect without createCisAlarms or createTamperAlerts. Set one of them to true, or leave disabledAlerts out.',
        'alertTopicArn: "arn:aws:sns:eu-central-1:123456789012:audit" has no effect without createCisAlarms or createTamperAlerts. Set one of them to true, or leave alertTopicArn out.',
      ],
    ],
    [
      "regions and accounts of queries that are not made",
      { queryRegions: ["eu-central-1"], queryAccountIds: ["123456789012"] },
      [
        'queryRegions: ["eu-central-1"] has no effect without createQueries. Set createQueries to true, or leave queryRegions out.',
        'queryAccountIds: ["123456789012"] has no effect without createQueries. Set createQueries to true, or leave queryAccountIds out.',
      ],
    ],
    [
      "an organization's trail and something else",
      {
        organizationTrailArn: "arn:aws:cloudtrail:eu-central-1:123456789012:trail/org",
        trailName: "audit",
        createKmsKey: true,
      },
      [
        'organizationTrailArn: "arn:aws:cloudtrail:eu-central-1:123456789012:trail/org" cannot be combined with other arguments, because nothing is created, but trailName, createKmsKey are set. Leave organizationTrailArn out, or all others.',
      ],
    ],
    [
      "501 values over all conditions",
      {
        advancedEventSelectors: [
          { fieldSelectors: [...objects, { field: "resources.ARN", startsWith: buckets(499) }] },
        ],
      },
      [
        "advancedEventSelectors: makes 503 values over all conditions of the trail's selectors, those that the component adds included. Give fewer: a trail takes at most 500.",
      ],
    ],
    [
      "500 values of the user's beside those that the component adds",
      {
        advancedEventSelectors: [
          { fieldSelectors: [...objects, { field: "resources.ARN", startsWith: buckets(497) }] },
        ],
      },
      [
        "advancedEventSelectors: makes 501 values over all conditions of the trail's selectors, those that the component adds included. Give fewer: a trail takes at most 500.",
      ],
    ],
    [
      "249 sources of network activity beside excluded sources",
      {
        networkActivityEventSources: series(249, (index) => `service${index}.amazonaws.com`),
        excludedManagementEventSources: ["kms.amazonaws.com", "rdsdata.amazonaws.com"],
        acknowledgeExcludedEvents: true,
      },
      [
        "networkActivityEventSources: makes 501 values over all conditions of the trail's selectors, those that the component adds included. Give fewer: a trail takes at most 500.",
      ],
    ],
    [
      "a threshold of an alarm that is left out",
      {
        createLogGroup: true,
        createCisAlarms: true,
        disabledAlerts: ["trail-stopped", "vpc-changes"],
        alarmThresholds: { "root-usage": 2, "vpc-changes": 3 },
      },
      [
        'alarmThresholds["vpc-changes"]: has no effect, because disabledAlerts[1] leaves the alarm out. Leave out one of the two.',
      ],
    ],
    [
      "principals whose ARNs do not fit into a filter pattern, and one of an alarm that is left out",
      {
        createLogGroup: true,
        createCisAlarms: true,
        disabledAlerts: ["config-changes"],
        alarmExcludedArns: {
          "config-changes": ["arn:aws:iam::123456789012:role/deploy"],
          "organizations-changes": series(3, (index) => `arn:aws:iam::123456789012:role/deploy-${index}`),
          "vpc-changes": series(5, (index) => `arn:aws:iam::123456789012:role/deploy-${index}`),
        },
      },
      [
        'alarmExcludedArns["config-changes"]: has no effect, because disabledAlerts[0] leaves the alarm out. Leave out one of the two.',
        'alarmExcludedArns["organizations-changes"]: makes a filter pattern of 1144 characters. Leave out fewer principals, or several with a `*` at the end of one: CloudWatch Logs takes at most 1024.',
      ],
    ],
    [
      "subscriptions to a topic that is somebody else's",
      {
        createTamperAlerts: true,
        alertTopicArn: "arn:aws:sns:eu-central-1:123456789012:given",
        alertSubscriptions: { team: { protocol: "email", endpoint: "security@example.com" } },
      },
      [
        'alertSubscriptions: what is given cannot be combined with alertTopicArn "arn:aws:sns:eu-central-1:123456789012:given": who owns a topic says who is subscribed to it. Leave out one of the two.',
      ],
    ],
  ]);
});
