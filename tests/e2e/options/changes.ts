import assert from "node:assert/strict";
import type { MultiRegionTrailArgs } from "../../../components/index";
import { counts, hasSubscriptions, hasThresholds, sendsNotifications, sessionOf } from "./alertAnswers";
import type { Existing } from "./existing";
import { encryptsTopics, letsRead } from "./policyAnswers";

/** Options to set; `undefined` takes one away. */
export type Options = { readonly [Option in keyof MultiRegionTrailArgs]?: MultiRegionTrailArgs[Option] | undefined };

/** A change of an option, or of some that go together, of a live stack. */
export interface Change<Set extends Options = Options> {
  readonly title: string;
  readonly set: (existing: Existing) => Set;
  /** `COUNT OPERATION TYPE` of the steps that it leads to; each property that is updated is a step. */
  readonly steps: readonly [string, ...string[]];
  /** What AWS itself answers afterwards, asserted. */
  readonly readBack?: ReadBack;
}

/** Asks the AWS of an environment, and asserts what it answers, and what the exported state of the stack then holds. */
export type ReadBack = (environment: NodeJS.ProcessEnv, exported: () => Promise<string>) => Promise<void>;

/** A change that is refused before anything is done. */
export interface Refusal {
  readonly set: (existing: Existing) => Options;
  readonly message: RegExp;
}

/** Why a live stack cannot have an option changed. */
interface Impossible {
  readonly because: string;
}

const account = "123456789012";
const deployer = `arn:aws:iam::${account}:role/deploy`;

/** Who is told of alerts. */
const mailed = { protocol: "email", endpoint: "security@example.com" } as const;
const queued = { protocol: "sqs", endpoint: `arn:aws:sqs:us-east-1:${account}:tickets` } as const;
const posted = { protocol: "https", endpoint: "https://alerts.example.com/v1/enqueue?token=mock-secret" } as const;

/** Calls that alarms count. */
const refusedCall = { eventSource: "ec2.amazonaws.com", eventName: "RunInstances", errorCode: "AccessDenied" };
const organizationLeft = { eventSource: "organizations.amazonaws.com", eventName: "LeaveOrganization" };

/** A policy document that lets an organization read the log files. */
function readersOf(organizationId: string): string {
  const Condition = { StringEquals: { "aws:PrincipalOrgID": organizationId } };
  const read = {
    Effect: "Allow",
    Principal: "*",
    Action: "s3:GetObject",
    Resource: "arn:aws:s3:::BUCKET/*",
    Condition,
  };
  return JSON.stringify({ Version: "2012-10-17", Statement: [read] });
}

/** Changes in the order they are made; those of a round are made in one `pulumi up`, and share no step. */
export const rounds = [
  [
    change("tags", { tags: { team: "audit" } }, "1 update Bucket: tags", "1 update Trail: tags"),
    change(
      "createSnsTopic",
      { createSnsTopic: true },
      "1 create Topic",
      "1 create TopicPolicy",
      "1 update Trail: snsTopicName",
    ),
  ],
  [
    change(
      "snsTopicArn, of another region, instead of createSnsTopic",
      ({ distantTopicArn }) => ({ createSnsTopic: undefined, snsTopicArn: distantTopicArn }),
      "1 delete Topic",
      "1 delete TopicPolicy",
      "1 update Trail: snsTopicName",
    ),
    change("createKmsKey", { createKmsKey: true }, "1 create Key", "1 update Trail: kmsKeyId"),
    change(
      "createAccessLogBucket",
      { createAccessLogBucket: true },
      "1 create Bucket",
      "1 create BucketLifecycleConfiguration",
      "1 create BucketLogging",
      "1 create BucketOwnershipControls",
      "1 create BucketPolicy",
      "1 create BucketPublicAccessBlock",
      "1 create BucketServerSideEncryptionConfiguration",
      "1 create BucketVersioning",
    ),
  ],
  [
    change(
      "createLogGroup",
      { createLogGroup: true },
      "1 create LogGroup",
      "1 create Role",
      "1 create RolePolicy",
      "1 update Key: policy",
      "1 update Trail: cloudWatchLogsGroupArn",
      "1 update Trail: cloudWatchLogsRoleArn",
    ),
    readBack(
      change(
        "additionalBucketPolicyDocuments",
        { additionalBucketPolicyDocuments: [readersOf("o-a1b2c3d4e5")] },
        "1 update BucketPolicy: policy",
      ),
      (environment) => letsRead(environment, "o-a1b2c3d4e5"),
    ),
    change("accessLogRetentionDays", { accessLogRetentionDays: 400 }, "1 update BucketLifecycleConfiguration: rules"),
    change(
      "dataResources",
      { dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }] },
      "1 update Trail: advancedEventSelectors",
    ),
    change(
      "objectLockMode and objectLockRetentionDays",
      { objectLockMode: "GOVERNANCE", objectLockRetentionDays: 30 },
      "1 create BucketObjectLockConfiguration",
    ),
  ],
  [
    change(
      "logGroupKmsKeyArn",
      ({ keyArn }) => ({ logGroupKmsKeyArn: keyArn }),
      // The created key keeps its policy: the events of before are encrypted with it.
      "1 update LogGroup: kmsKeyId",
    ),
    change("logGroupRetentionDays", { logGroupRetentionDays: 731 }, "1 update LogGroup: retentionInDays"),
    change(
      "advancedEventSelectors instead of dataResources",
      {
        dataResources: undefined,
        advancedEventSelectors: [
          {
            name: "functions",
            fieldSelectors: [
              { field: "eventCategory", equals: ["Data"] },
              { field: "resources.type", equals: ["AWS::Lambda::Function"] },
            ],
          },
        ],
      },
      "1 update Trail: advancedEventSelectors",
    ),
    change(
      "accessLogBucketName instead of createAccessLogBucket",
      ({ bucketName }) => ({
        createAccessLogBucket: undefined,
        accessLogRetentionDays: undefined,
        accessLogBucketName: bucketName,
      }),
      "1 delete Bucket",
      "1 delete BucketLifecycleConfiguration",
      "1 delete BucketOwnershipControls",
      "1 delete BucketPolicy",
      "1 delete BucketPublicAccessBlock",
      "1 delete BucketServerSideEncryptionConfiguration",
      "1 delete BucketVersioning",
      "1 update BucketLogging: targetBucket",
    ),
    change(
      "objectLockMode COMPLIANCE, acknowledged",
      { objectLockMode: "COMPLIANCE", acknowledgeComplianceMode: true },
      "1 update BucketObjectLockConfiguration: rule",
    ),
  ],
  [
    change(
      "createSnsTopic instead of snsTopicArn, beside a key",
      { createSnsTopic: true, snsTopicArn: undefined },
      "1 create Topic",
      "1 create TopicPolicy",
      "1 update Key: policy",
      "1 update Trail: snsTopicName",
    ),
    change(
      "retentionDays, archiveAfterDays, archiveStorageClass, infrequentAccessAfterDays and the rest of the lifecycle",
      {
        retentionDays: 3650,
        noncurrentVersionRetentionDays: 730,
        infrequentAccessAfterDays: 60,
        archiveAfterDays: 180,
        archiveStorageClass: "DEEP_ARCHIVE",
      },
      "1 update BucketLifecycleConfiguration: rules",
    ),
    readBack(
      change(
        "additionalBucketPolicyDocuments, another one",
        { additionalBucketPolicyDocuments: [readersOf("o-f6g7h8i9j0")] },
        "1 update BucketPolicy: policy",
      ),
      (environment) => letsRead(environment, "o-f6g7h8i9j0"),
    ),
    change(
      "networkActivityEventSources",
      { networkActivityEventSources: ["kms.amazonaws.com"] },
      "1 update Trail: advancedEventSelectors",
    ),
  ],
  [
    change(
      "snsTopicArn instead of createSnsTopic, beside a key",
      ({ topicArn }) => ({ createSnsTopic: undefined, snsTopicArn: topicArn }),
      "1 delete Topic",
      "1 delete TopicPolicy",
      "1 update Key: policy",
      "1 update Trail: snsTopicName",
    ),
    readBack(
      change(
        "additionalBucketPolicyDocuments taken away",
        { additionalBucketPolicyDocuments: undefined },
        "1 update BucketPolicy: policy",
      ),
      (environment) => letsRead(environment),
    ),
    change(
      "insightTypes",
      { insightTypes: ["ApiCallRateInsight", "ApiErrorRateInsight"] },
      "1 update Trail: insightSelectors",
    ),
    change(
      "excludedManagementEventSources, acknowledged",
      { excludedManagementEventSources: ["kms.amazonaws.com"], acknowledgeExcludedEvents: true },
      "1 update Trail: advancedEventSelectors",
    ),
  ],
  [
    change(
      "readerArns",
      { readerArns: [`arn:aws:iam::${account}:root`] },
      "1 update BucketPolicy: policy",
      "1 update Key: policy",
    ),
    change(
      "no selectors but those of management events",
      {
        advancedEventSelectors: undefined,
        networkActivityEventSources: undefined,
        excludedManagementEventSources: undefined,
        acknowledgeExcludedEvents: undefined,
      },
      "1 update Trail: advancedEventSelectors",
    ),
  ],
  [
    change(
      "additionalTrailArns",
      { additionalTrailArns: ["arn:aws:cloudtrail:us-east-1:210987654321:trail/member"] },
      "1 update BucketPolicy: policy",
      "1 update Key: policy",
    ),
    change("insightTypes taken away", { insightTypes: undefined }, "1 update Trail: insightSelectors"),
    change(
      "createQueries",
      { createQueries: true },
      "1 create Bucket",
      "1 create BucketLifecycleConfiguration",
      "1 create BucketOwnershipControls",
      "1 create BucketPolicy",
      "1 create BucketPublicAccessBlock",
      "1 create BucketServerSideEncryptionConfiguration",
      "1 create BucketVersioning",
      "1 create CatalogDatabase",
      "1 create CatalogTable",
      "6 create NamedQuery",
      "1 create Workgroup",
    ),
  ],
  [
    change(
      "createTamperAlerts",
      { createTamperAlerts: true },
      "12 create EventRule",
      "12 create EventTarget",
      "1 create Topic",
      "1 create TopicPolicy",
      "1 update Key: policy",
    ),
    change(
      "queryRegions and queryAccountIds",
      { queryRegions: ["us-east-1"], queryAccountIds: [account] },
      "1 update CatalogTable: parameters",
    ),
  ],
  [
    readBack(
      change(
        "alertSubscriptions",
        { alertSubscriptions: { team: mailed, tickets: queued, hook: posted } },
        "3 create TopicSubscription",
      ),
      async (environment, exported) => {
        await hasSubscriptions(environment, { told: [queued], waiting: [mailed, posted] });
        const state = await exported();
        assert.match(state, /security@example\.com/);
        assert.doesNotMatch(state, /mock-secret/);
      },
    ),
    change(
      "queryWorkgroupName and queryDatabaseName",
      { queryWorkgroupName: "Audit", queryDatabaseName: "audit" },
      "1 replace CatalogDatabase: name",
      "1 replace CatalogTable: databaseName",
      "1 replace Workgroup: name",
      "6 replace NamedQuery: database",
      "6 replace NamedQuery: query",
      "6 replace NamedQuery: workgroup",
    ),
  ],
  [
    change(
      "createCisAlarms",
      { createCisAlarms: true },
      "15 create LogMetricFilter",
      "15 create MetricAlarm",
      "1 update TopicPolicy: policy",
    ),
    change(
      "s3KeyPrefix",
      { s3KeyPrefix: "audit" },
      "1 update BucketPolicy: policy",
      "1 update CatalogTable: parameters",
      "1 update CatalogTable: partitionKeys",
      "1 update CatalogTable: storageDescriptor",
      "1 update Trail: s3KeyPrefix",
    ),
    readBack(
      change(
        "topicKmsKeyArn",
        ({ keyArn }) => ({ topicKmsKeyArn: keyArn }),
        "1 update Key: policy",
        "1 update Topic: kmsMasterKeyId",
      ),
      (environment) => encryptsTopics(environment, "another"),
    ),
  ],
  [
    readBack(
      change(
        "topicKmsKeyArn taken away",
        { topicKmsKeyArn: undefined },
        "1 update Key: policy",
        "1 update Topic: kmsMasterKeyId",
      ),
      (environment) => encryptsTopics(environment, "key of the trail"),
    ),
    readBack(
      change(
        "alertSubscriptions without the first",
        { alertSubscriptions: { tickets: queued, hook: posted } },
        "1 delete TopicSubscription",
      ),
      // AWS does not let go of what waits: the mail may still be confirmed, as docs/alerts.md says.
      (environment) => hasSubscriptions(environment, { told: [queued], waiting: [mailed, posted] }),
    ),
    readBack(
      change(
        "alarmThresholds",
        { alarmThresholds: { "root-usage": 3, "unauthorized-api-calls": 20 } },
        "2 update MetricAlarm: threshold",
      ),
      (environment) => hasThresholds(environment, { "root-usage": 3, "unauthorized-api-calls": 20 }),
    ),
    readBack(
      change(
        "alarmExcludedArns",
        {
          alarmExcludedArns: {
            "unauthorized-api-calls": [deployer, "*:role/scanner-*"],
            "organizations-changes": [`arn:aws:iam::${account}:user/clerk`],
          },
        },
        "2 update LogMetricFilter: pattern",
      ),
      async (environment) => {
        await counts(environment, "unauthorized-api-calls", refusedCall, [
          ["nobody that has a name", {}, true],
          ["another role", sessionOf(`arn:aws:iam::${account}:role/deploy-2`), true],
          ["the role", sessionOf(deployer), false],
          ["one of some roles of another account", sessionOf("arn:aws:iam::210987654321:role/scanner-2"), false],
        ]);
        await counts(environment, "organizations-changes", organizationLeft, [
          ["a user of a like name", { arn: `arn:aws:iam::${account}:user/clerk2` }, true],
          ["the user", { arn: `arn:aws:iam::${account}:user/clerk` }, false],
        ]);
      },
    ),
    change(
      "disabledAlerts",
      { disabledAlerts: ["config-changes", "trail-updated"] },
      "1 delete EventRule",
      "1 delete EventTarget",
      "1 delete LogMetricFilter",
      "1 delete MetricAlarm",
    ),
  ],
  [
    readBack(
      change(
        "alertTopicArn instead of alertSubscriptions",
        ({ topicArn }) => ({ alertTopicArn: topicArn, alertSubscriptions: undefined }),
        "1 delete Topic",
        "1 delete TopicPolicy",
        "2 delete TopicSubscription",
        "11 update EventTarget: arn",
        "1 update Key: policy",
        "14 update MetricAlarm: alarmActions",
      ),
      (environment) => hasSubscriptions(environment, {}),
    ),
    readBack(
      change("alarmThresholds taken away", { alarmThresholds: undefined }, "2 update MetricAlarm: threshold"),
      (environment) => hasThresholds(environment, {}),
    ),
    readBack(
      change("alarmExcludedArns taken away", { alarmExcludedArns: undefined }, "2 update LogMetricFilter: pattern"),
      (environment) =>
        counts(environment, "unauthorized-api-calls", refusedCall, [["the role", sessionOf(deployer), true]]),
    ),
  ],
  [
    readBack(
      change("tamperAlertFormat", { tamperAlertFormat: "chat" }, "11 update EventTarget: inputTransformer"),
      (environment) => sendsNotifications(environment, "trail-stopped"),
    ),
    change(
      "logGroupName",
      { logGroupName: "audit/events" },
      "1 replace LogGroup: name",
      "14 replace LogMetricFilter: logGroupName",
      "1 update RolePolicy: policy",
      "1 update Trail: cloudWatchLogsGroupArn",
    ),
  ],
  [
    change(
      "logGroupName taken away, which keeps the name",
      { logGroupName: undefined },
      // The log group of before is in it no more.
      "1 update RolePolicy: policy",
    ),
  ],
  [
    change(
      "logGroupArn instead of createLogGroup",
      ({ logGroupArn }) => ({
        logGroupArn,
        createLogGroup: undefined,
        logGroupRetentionDays: undefined,
        logGroupKmsKeyArn: undefined,
      }),
      "1 delete LogGroup",
      "14 replace LogMetricFilter: logGroupName",
      "1 update RolePolicy: policy",
      "1 update Trail: cloudWatchLogsGroupArn",
    ),
  ],
  [
    change(
      "permissionsBoundaryArn",
      ({ boundaryArn }) => ({ permissionsBoundaryArn: boundaryArn }),
      "1 update Role: permissionsBoundary",
      // The log group of before is in it no more.
      "1 update RolePolicy: policy",
    ),
  ],
  [
    change(
      "rolePath",
      { rolePath: "/audit/" },
      "1 replace Role: path",
      "1 replace RolePolicy: role",
      "1 update Trail: cloudWatchLogsRoleArn",
    ),
  ],
  [
    change(
      "permissionsBoundaryArn taken away",
      { permissionsBoundaryArn: undefined },
      "1 update Role: permissionsBoundary",
    ),
  ],
  [
    change(
      "rolePath taken away",
      { rolePath: undefined },
      "1 replace Role: path",
      "1 replace RolePolicy: role",
      "1 update Trail: cloudWatchLogsRoleArn",
    ),
  ],
  [
    change(
      "logGroupRoleArn",
      ({ roleArn }) => ({ logGroupRoleArn: roleArn }),
      "1 delete Role",
      "1 delete RolePolicy",
      "1 update Trail: cloudWatchLogsRoleArn",
    ),
  ],
  [
    change(
      "createLogGroup instead of logGroupArn, with logGroupRoleArn",
      ({ keyArn }) => ({ logGroupArn: undefined, createLogGroup: true, logGroupKmsKeyArn: keyArn }),
      "1 create LogGroup",
      "14 replace LogMetricFilter: logGroupName",
      "1 update Trail: cloudWatchLogsGroupArn",
    ),
  ],
  [
    change(
      "logGroupRoleArn taken away",
      { logGroupRoleArn: undefined },
      "1 create Role",
      "1 create RolePolicy",
      "1 update Trail: cloudWatchLogsRoleArn",
    ),
  ],
  [
    change(
      "kmsKeyArn instead of createKmsKey",
      ({ keyArn }) => ({ createKmsKey: undefined, kmsKeyArn: keyArn }),
      "1 delete Key",
      "3 update EventRule: eventPattern",
      "1 update Trail: kmsKeyId",
    ),
    change(
      "organizationId",
      ({ organizationId }) => ({ organizationId }),
      "1 update BucketPolicy: policy",
      "1 update CatalogTable: parameters",
      "1 update RolePolicy: policy",
      "1 update Trail: isOrganizationTrail",
    ),
  ],
  [
    change(
      "everything but the bucket's settings taken away",
      {
        kmsKeyArn: undefined,
        createLogGroup: undefined,
        logGroupRetentionDays: undefined,
        logGroupKmsKeyArn: undefined,
        snsTopicArn: undefined,
        createTamperAlerts: undefined,
        tamperAlertFormat: undefined,
        createCisAlarms: undefined,
        disabledAlerts: undefined,
        alertTopicArn: undefined,
        createQueries: undefined,
        queryRegions: undefined,
        queryAccountIds: undefined,
        queryWorkgroupName: undefined,
        queryDatabaseName: undefined,
        readerArns: undefined,
        additionalTrailArns: undefined,
        tags: undefined,
        accessLogBucketName: undefined,
        organizationId: undefined,
      },
      "1 delete Bucket",
      "1 delete BucketLifecycleConfiguration",
      "1 delete BucketLogging",
      "1 delete BucketOwnershipControls",
      "1 delete BucketPolicy",
      "1 delete BucketPublicAccessBlock",
      "1 delete BucketServerSideEncryptionConfiguration",
      "1 delete BucketVersioning",
      "1 delete CatalogDatabase",
      "1 delete CatalogTable",
      "11 delete EventRule",
      "11 delete EventTarget",
      "1 delete LogGroup",
      "14 delete LogMetricFilter",
      "14 delete MetricAlarm",
      "6 delete NamedQuery",
      "1 delete Role",
      "1 delete RolePolicy",
      "1 delete Workgroup",
      "1 update Bucket: tags",
      "1 update BucketPolicy: policy",
      "1 update Trail: cloudWatchLogsGroupArn",
      "1 update Trail: cloudWatchLogsRoleArn",
      "1 update Trail: isOrganizationTrail",
      "1 update Trail: kmsKeyId",
      "1 update Trail: snsTopicName",
      "1 update Trail: tags",
    ),
  ],
] as const;

/** Options that a change sets to a value, and does not only take away. */
type SetBy<C> =
  C extends Change<infer Set>
    ? { [Option in keyof Set]: Set[Option] extends undefined ? never : Option }[keyof Set]
    : never;

/** What becomes of each option that no change of {@link rounds} sets: an option that is nowhere does not compile. */
const others: Readonly<
  Record<Exclude<keyof MultiRegionTrailArgs, SetBy<(typeof rounds)[number][number]>>, Refusal | Impossible>
> = {
  trailName: refused({ trailName: "renamed" }, /unable to replace resource .*Trail::/),
  bucketName: refused({ bucketName: "renamed-logs" }, /unable to replace resource .*Bucket::/),
  existingBucketName: refused(
    ({ bucketName }) => ({ existingBucketName: bucketName }),
    /Bucket\w*::cloudtrail-baseline-logs"\s+cannot be deleted/,
  ),
  mergeBucketPolicy: { because: "it goes with existingBucketName alone, which a live stack refuses" },
  organizationManagementAccountId: { because: "it says whose the trail is, and AWS gives no trail to another account" },
  organizationTrailArn: { because: "it goes with no other option, and takes away the trail, which is protected" },
  organizationTrailVerification: { because: "it goes with organizationTrailArn alone" },
  adoptTrailArn: refused(
    { adoptTrailArn: `arn:aws:cloudtrail:us-east-1:${account}:trail/another` },
    /adoptTrailArn: .*trail\/another"/,
  ),
  adoptBucketName: refused({ adoptBucketName: "another" }, /adoptBucketName: .*"another"/),
  adoptLogGroupName: refused({ createLogGroup: true, adoptLogGroupName: "another" }, /adoptLogGroupName: .*"another"/),
  acknowledgeLosses: { because: "it goes with what is taken over alone" },
};

/** Options that a live stack refuses to change, by name. */
export const refusals: ReadonlyMap<string, Refusal> = new Map(
  Object.entries(others).flatMap(([option, other]) => ("message" in other ? [[option, other] as const] : [])),
);

function change<Set extends Options>(
  title: string,
  set: Set | ((existing: Existing) => Set),
  ...steps: [string, ...string[]]
): Change<Set> {
  return { title, set: typeof set === "function" ? set : () => set, steps };
}

/** A change whose outcome AWS is asked for. */
function readBack<Set extends Options>(made: Change<Set>, asserted: ReadBack): Change<Set> {
  return { ...made, readBack: asserted };
}

function refused(set: Options | Refusal["set"], message: RegExp): Refusal {
  return { set: typeof set === "function" ? set : () => set, message };
}
