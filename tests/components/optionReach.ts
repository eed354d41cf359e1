import { alertNames } from "../../components/alerts/alertNames";
import { tamperAlerts } from "../../components/alerts/tamperAlerts";
import { tamperMessage } from "../../components/alerts/tamperMessage";
import { markOf } from "../../components/bucket/trailStatements";
import type { MultiRegionTrailArgs } from "../../components/index";
import { presentStatement, type DeployedParts } from "./mockAws";

/** A property of all resources of a type, or of the one of a name, and what an option makes of it. */
export interface Arrival {
  /** Type of the resources in one word, for example `Trail`. */
  readonly type: string;
  /** Pulumi name of the one resource that is meant, where there are others of its type. */
  readonly name?: string;
  /**
   * Path of the property, for example `policy/Statement/DenyWithoutTls/Effect`, as `valueAt` reads it. `import` is the id
   * of the resource that is taken over. Empty where the option takes away the resource itself.
   */
  readonly property: string;
  /** The value, which is another one without the option; `undefined` for what the option takes away. */
  readonly value: unknown;
}

/** An option that resources show. */
export interface Reaching<Value = unknown> {
  readonly set: Value;
  /** What it needs beside it; the same option with another value where it cannot be left out. */
  readonly beside?: MultiRegionTrailArgs;
  readonly arrivals: readonly [Arrival, ...Arrival[]];
  /** Whether the component is refused without it, for an acknowledgement. */
  readonly required?: true;
  /** Parts that the stack has already: AWS is asked for nothing that has been taken over. */
  readonly deployed?: DeployedParts;
}

/** An option that no resource shows: CloudTrail is asked for the trail of this ARN, and nothing is created. */
interface LookedUp<Value> {
  readonly set: Value;
  readonly lookedUp: true;
}

/** An option that no resource shows: what it is set beside counts where AWS cannot be asked about it. */
export interface Vouching<Value = unknown> {
  readonly set: Value;
  readonly vouchesFor: { readonly organizationTrailArn: string };
}

/** What an option leads to. */
export type Reach<Value = unknown> = Reaching<Value> | LookedUp<Value> | Vouching<Value>;

/** The account that everything is deployed to. */
export const account = "123456789012";
/** Another one. */
export const otherAccount = "210987654321";
const other = otherAccount;
const organization = "o-a1b2c3d4e5";
const key = `arn:aws:kms:eu-central-1:${account}:key/given`;
const createdKey = `arn:aws:kms:eu-central-1:${account}:key/created`;
const topic = `arn:aws:sns:eu-central-1:${account}:given`;
const theirEvents = `arn:aws:logs:eu-central-1:${account}:log-group:their/events`;
const theirRole = `arn:aws:iam::${account}:role/service/their-role`;
const trail = `arn:aws:cloudtrail:eu-central-1:${account}:trail/audit`;
const otherTrail = `arn:aws:cloudtrail:eu-central-1:${other}:trail/audit`;
const reader = `arn:aws:iam::${other}:root`;
const tags = { team: "audit" };
const logs = "arn:aws:s3:::audit-logs-1234567";
const everyObject = [{ type: "AWS::S3::Object" as const, values: ["arn:aws:s3"] }];
const sourceArn = "Condition/StringEquals/aws:SourceArn";
const selectors = "advancedEventSelectors";
const leftOut = `${selectors}/Data events of AWS::S3::Object/fieldSelectors/resources.ARN/notStartsWiths`;

const organizationReads = JSON.stringify({
  Version: "2012-10-17",
  Statement: {
    Sid: "OrganizationMayRead",
    Effect: "Allow",
    Principal: "*",
    Action: "s3:GetObject",
    Resource: "arn:aws:s3:::BUCKET/*",
    Condition: { StringEquals: { "aws:PrincipalOrgID": organization } },
  },
});

/** Alarms and alerts, one of each kind but for those on the key. */
const fewAlerts: MultiRegionTrailArgs = {
  createLogGroup: true,
  createCisAlarms: true,
  createTamperAlerts: true,
  disabledAlerts: alertNames.filter((name) => !["root-usage", "trail-stopped", "trail-key-disabled"].includes(name)),
};

/** Every kind of resource that is created. */
const everything: MultiRegionTrailArgs = {
  ...fewAlerts,
  createKmsKey: true,
  createSnsTopic: true,
  createAccessLogBucket: true,
  createQueries: true,
};

/** Of each option of the component `audit`: what to set it to, and where the value arrives. */
export const optionReach: {
  readonly [Option in keyof MultiRegionTrailArgs]-?: Reach<NonNullable<MultiRegionTrailArgs[Option]>>;
} = {
  trailName: {
    set: "renamed",
    arrivals: [
      at("Trail", "name", "renamed"),
      at("BucketPolicy", `policy/Statement/CloudTrailMayWriteLogFiles/${sourceArn}`, trail.replace("audit", "renamed")),
    ],
  },
  tags: {
    set: tags,
    beside: everything,
    arrivals: [
      at("Trail", "tags", tags),
      at("Bucket", "tags", tags),
      at("Key", "tags", tags),
      at("LogGroup", "tags", tags),
      at("Role", "tags", tags),
      at("Topic", "tags", tags),
      at("MetricAlarm", "tags", tags),
      at("EventRule", "tags", tags),
      at("CatalogDatabase", "tags", tags),
      at("Workgroup", "tags", tags),
    ],
  },

  bucketName: {
    set: "given-logs",
    arrivals: [at("Bucket", "bucket", "given-logs"), at("Trail", "s3BucketName", "given-logs")],
  },
  existingBucketName: {
    set: "their-logs",
    arrivals: [at("Trail", "s3BucketName", "their-logs"), gone("Bucket"), gone("BucketPolicy")],
  },
  mergeBucketPolicy: {
    set: true,
    beside: { existingBucketName: "their-logs" },
    arrivals: [
      at("BucketPolicy", "bucket", "their-logs"),
      at("BucketPolicy", `policy/Statement/CloudTrailMayWriteLogFiles${markOf([trail])}/Action`, "s3:PutObject"),
      at("BucketPolicy", "policy/Statement/Theirs", presentStatement),
    ],
  },
  s3KeyPrefix: {
    set: "ct",
    beside: { createQueries: true },
    arrivals: [
      at("Trail", "s3KeyPrefix", "ct"),
      at(
        "BucketPolicy",
        "policy/Statement/CloudTrailMayWriteLogFiles/Resource",
        `${logs}/ct/AWSLogs/${account}/*`,
        "audit-logs",
      ),
      at("CatalogTable", "storageDescriptor/location", "s3://audit-logs-1234567/ct/AWSLogs/"),
    ],
  },
  readerArns: {
    set: [reader],
    beside: { createKmsKey: true },
    arrivals: [
      at("BucketPolicy", "policy/Statement/ReadersMayReadLogFiles/Principal/AWS", reader),
      at("Key", "policy/Statement/ReadersMayDecryptLogFiles/Principal/AWS", reader),
    ],
  },
  additionalTrailArns: {
    set: [otherTrail],
    beside: { createKmsKey: true },
    arrivals: [
      at("BucketPolicy", `policy/Statement/CloudTrailMayWriteLogFiles/${sourceArn}`, [trail, otherTrail]),
      at("Key", `policy/Statement/CloudTrailMayEncryptLogFiles/${sourceArn}`, [trail, otherTrail]),
    ],
  },
  additionalBucketPolicyDocuments: {
    set: [organizationReads],
    arrivals: [at("BucketPolicy", "policy/Statement/OrganizationMayRead/Resource", `${logs}/*`)],
  },

  retentionDays: {
    set: 400,
    arrivals: [at("BucketLifecycleConfiguration", "rules/log-files/expiration/days", 400)],
  },
  noncurrentVersionRetentionDays: {
    set: 90,
    arrivals: [at("BucketLifecycleConfiguration", "rules/log-files/noncurrentVersionExpiration/noncurrentDays", 90)],
  },
  infrequentAccessAfterDays: {
    set: 60,
    arrivals: [
      at("BucketLifecycleConfiguration", "rules/log-files/transitions/0", { days: 60, storageClass: "STANDARD_IA" }),
    ],
  },
  archiveAfterDays: {
    set: 180,
    arrivals: [at("BucketLifecycleConfiguration", "rules/log-files/transitions/0/days", 180)],
  },
  archiveStorageClass: {
    set: "DEEP_ARCHIVE",
    arrivals: [at("BucketLifecycleConfiguration", "rules/log-files/transitions/0/storageClass", "DEEP_ARCHIVE")],
  },
  objectLockMode: {
    set: "GOVERNANCE",
    beside: { objectLockMode: "COMPLIANCE", objectLockRetentionDays: 30, acknowledgeComplianceMode: true },
    arrivals: [at("BucketObjectLockConfiguration", "rule/defaultRetention/mode", "GOVERNANCE")],
  },
  objectLockRetentionDays: {
    set: 60,
    beside: { objectLockMode: "GOVERNANCE", objectLockRetentionDays: 30 },
    arrivals: [at("BucketObjectLockConfiguration", "rule/defaultRetention/days", 60)],
  },
  acknowledgeComplianceMode: {
    set: true,
    beside: { objectLockMode: "COMPLIANCE", objectLockRetentionDays: 30 },
    required: true,
    arrivals: [at("BucketObjectLockConfiguration", "rule/defaultRetention/mode", "COMPLIANCE")],
  },
  createAccessLogBucket: {
    set: true,
    beside: { dataResources: everyObject },
    arrivals: [
      at("BucketLogging", "targetBucket", "audit-logs-access-1234567"),
      at("BucketLifecycleConfiguration", "rules/access-logs/expiration/days", 365, "audit-logs-access"),
      at("Trail", leftOut, [`${logs}/`, "arn:aws:s3:::audit-logs-access-1234567/"]),
    ],
  },
  accessLogRetentionDays: {
    set: 400,
    beside: { createAccessLogBucket: true },
    arrivals: [at("BucketLifecycleConfiguration", "rules/access-logs/expiration/days", 400, "audit-logs-access")],
  },
  accessLogBucketName: {
    set: "their-access-logs",
    beside: { dataResources: everyObject },
    arrivals: [
      at("BucketLogging", "targetBucket", "their-access-logs"),
      at("Trail", leftOut, [`${logs}/`, "arn:aws:s3:::their-access-logs/"]),
    ],
  },

  createKmsKey: {
    set: true,
    beside: { ...fewAlerts, createSnsTopic: true },
    arrivals: [
      at("Key", "enableKeyRotation", true),
      at("Trail", "kmsKeyId", createdKey),
      at("LogGroup", "kmsKeyId", createdKey),
      at("Topic", "kmsMasterKeyId", createdKey),
      at("EventRule", "eventPattern/detail/eventName", ["DisableKey"], "audit-trail-key-disabled"),
    ],
  },
  kmsKeyArn: {
    set: key,
    beside: fewAlerts,
    arrivals: [
      at("Trail", "kmsKeyId", key),
      at("EventRule", "eventPattern/detail/requestParameters/keyId", ["given", key], "audit-trail-key-disabled"),
    ],
  },

  createLogGroup: {
    set: true,
    beside: { createKmsKey: true },
    arrivals: [
      at("LogGroup", "retentionInDays", 365),
      at("Trail", "cloudWatchLogsGroupArn", `arn:aws:logs:eu-central-1:${account}:log-group:audit-1234567:*`),
      at("Trail", "cloudWatchLogsRoleArn", `arn:aws:iam::${account}:role/audit-1234567`),
      at("RolePolicy", "policy/Statement/WriteEvents/Action", ["logs:CreateLogStream", "logs:PutLogEvents"]),
      at("Key", "policy/Statement/CloudWatchLogsMayUseKey/Principal/Service", "logs.eu-central-1.amazonaws.com"),
    ],
  },
  logGroupName: {
    set: "audit/events",
    beside: { ...fewAlerts, createLogGroup: true },
    arrivals: [
      at("LogGroup", "name", "audit/events"),
      at("Trail", "cloudWatchLogsGroupArn", `arn:aws:logs:eu-central-1:${account}:log-group:audit/events:*`),
      at(
        "RolePolicy",
        "policy/Statement/WriteEvents/Resource",
        `arn:aws:logs:eu-central-1:${account}:log-group:audit/events:log-stream:${account}_CloudTrail_eu-central-1*`,
      ),
      at("LogMetricFilter", "logGroupName", "audit/events"),
    ],
  },
  logGroupRetentionDays: {
    set: 731,
    beside: { createLogGroup: true },
    arrivals: [at("LogGroup", "retentionInDays", 731)],
  },
  logGroupKmsKeyArn: {
    set: key,
    beside: { createLogGroup: true, createKmsKey: true },
    arrivals: [at("LogGroup", "kmsKeyId", key), at("Key", "policy/Statement/CloudWatchLogsMayUseKey", undefined)],
  },
  logGroupArn: {
    set: `${theirEvents}:*`,
    beside: { ...fewAlerts, createLogGroup: false, logGroupArn: `${theirEvents}-of-others` },
    arrivals: [
      at("Trail", "cloudWatchLogsGroupArn", `${theirEvents}:*`),
      at(
        "RolePolicy",
        "policy/Statement/WriteEvents/Resource",
        `${theirEvents}:log-stream:${account}_CloudTrail_eu-central-1*`,
      ),
      at("LogMetricFilter", "logGroupName", "their/events"),
    ],
  },
  logGroupRoleArn: {
    set: theirRole,
    beside: { createLogGroup: true },
    arrivals: [at("Trail", "cloudWatchLogsRoleArn", theirRole), gone("Role"), gone("RolePolicy")],
  },
  permissionsBoundaryArn: {
    set: `arn:aws:iam::${account}:policy/limit`,
    beside: { createLogGroup: true },
    arrivals: [at("Role", "permissionsBoundary", `arn:aws:iam::${account}:policy/limit`)],
  },
  rolePath: {
    set: "/audit/",
    beside: { logGroupArn: theirEvents },
    arrivals: [at("Role", "path", "/audit/")],
  },
  createSnsTopic: {
    set: true,
    beside: { createKmsKey: true },
    arrivals: [
      at("Trail", "snsTopicName", "audit-1234567"),
      at("TopicPolicy", `policy/Statement/CloudTrailMayPublish/${sourceArn}`, trail),
      at("Key", "policy/Statement/ServicesMayPublishToEncryptedTopics/Effect", "Allow"),
    ],
  },
  snsTopicArn: { set: topic, arrivals: [at("Trail", "snsTopicName", "given")] },
  topicKmsKeyArn: {
    set: key,
    beside: { ...fewAlerts, createKmsKey: true, createSnsTopic: true },
    arrivals: [
      at("Topic", "kmsMasterKeyId", key),
      at("Key", "policy/Statement/ServicesMayPublishToEncryptedTopics", undefined),
    ],
  },

  excludedManagementEventSources: {
    set: ["kms.amazonaws.com"],
    beside: { acknowledgeExcludedEvents: true },
    arrivals: [withoutKeyEvents()],
  },
  acknowledgeExcludedEvents: {
    set: true,
    beside: { excludedManagementEventSources: ["kms.amazonaws.com"] },
    required: true,
    arrivals: [withoutKeyEvents()],
  },
  dataResources: {
    set: [{ type: "AWS::DynamoDB::Table", values: [`arn:aws:dynamodb:eu-central-1:${account}:table/orders`] }],
    arrivals: [
      at("Trail", `${selectors}/Data events of AWS::DynamoDB::Table/fieldSelectors/resources.ARN/equals`, [
        `arn:aws:dynamodb:eu-central-1:${account}:table/orders`,
      ]),
    ],
  },
  advancedEventSelectors: {
    set: [
      {
        name: "Deleted objects",
        fieldSelectors: [
          { field: "eventCategory", equals: ["Data"] },
          { field: "resources.type", equals: ["AWS::S3::Object"] },
          { field: "eventName", startsWith: ["Delete"] },
        ],
      },
    ],
    arrivals: [
      at("Trail", `${selectors}/Deleted objects/fieldSelectors/eventName/startsWiths`, ["Delete"]),
      at("Trail", `${selectors}/Deleted objects/fieldSelectors/resources.ARN/notStartsWiths`, [`${logs}/`]),
    ],
  },
  networkActivityEventSources: {
    set: ["kms.amazonaws.com"],
    arrivals: [
      at("Trail", `${selectors}/Network activity of kms.amazonaws.com/fieldSelectors/eventCategory/equals`, [
        "NetworkActivity",
      ]),
    ],
  },
  insightTypes: {
    set: ["ApiErrorRateInsight"],
    arrivals: [at("Trail", "insightSelectors", [{ insightType: "ApiErrorRateInsight" }])],
  },

  organizationId: {
    set: organization,
    beside: { createLogGroup: true, createQueries: true },
    arrivals: [
      at("Trail", "isOrganizationTrail", true),
      at(
        "BucketPolicy",
        "policy/Statement/CloudTrailMayWriteLogFiles/Resource",
        [account, organization].map((folder) => `${logs}/AWSLogs/${folder}/*`),
        "audit-logs",
      ),
      at(
        "RolePolicy",
        "policy/Statement/WriteEvents/Resource/1",
        `arn:aws:logs:eu-central-1:${account}:log-group:audit-1234567:log-stream:${organization}_*`,
      ),
      at("CatalogTable", "storageDescriptor/location", `s3://audit-logs-1234567/AWSLogs/${organization}/`),
    ],
  },
  organizationManagementAccountId: {
    set: other,
    beside: { organizationId: organization, createKmsKey: true, createLogGroup: true },
    arrivals: [
      at("BucketPolicy", `policy/Statement/CloudTrailMayWriteLogFiles/${sourceArn}`, otherTrail),
      at("Key", `policy/Statement/CloudTrailMayEncryptLogFiles/${sourceArn}`, otherTrail),
      at("Role", `assumeRolePolicy/Statement/CloudTrailMayAssumeRole/${sourceArn}`, otherTrail),
    ],
  },
  organizationTrailArn: { set: otherTrail, lookedUp: true },
  organizationTrailVerification: { set: "attested", vouchesFor: { organizationTrailArn: otherTrail } },

  createCisAlarms: {
    set: true,
    beside: { ...fewAlerts, createCisAlarms: false },
    arrivals: [
      at("LogMetricFilter", "name", "audit-root-usage"),
      at("MetricAlarm", "metricName", "audit-root-usage"),
      at("TopicPolicy", "policy/Statement/AlarmsMayPublish/Effect", "Allow"),
    ],
  },
  createTamperAlerts: {
    set: true,
    beside: { ...fewAlerts, createTamperAlerts: false },
    arrivals: [
      at("EventRule", "name", "audit-trail-stopped"),
      at("EventTarget", "rule", "audit-trail-stopped"),
      at("TopicPolicy", "policy/Statement/EventBridgeMayPublish/Effect", "Allow"),
    ],
  },
  tamperAlertFormat: {
    set: "chat",
    beside: fewAlerts,
    arrivals: [
      at(
        "EventTarget",
        "inputTransformer/inputTemplate",
        tamperMessage(tamperAlerts[0], "chat").inputTemplate,
        "audit-trail-stopped",
      ),
    ],
  },
  disabledAlerts: {
    set: ["root-usage", "trail-stopped"],
    beside: { createLogGroup: true, createCisAlarms: true, createTamperAlerts: true },
    arrivals: [
      gone("LogMetricFilter", "audit-root-usage"),
      gone("MetricAlarm", "audit-root-usage"),
      gone("EventRule", "audit-trail-stopped"),
      gone("EventTarget", "audit-trail-stopped"),
    ],
  },
  alarmThresholds: {
    set: { "root-usage": 3 },
    beside: fewAlerts,
    arrivals: [at("MetricAlarm", "threshold", 3)],
  },
  alarmExcludedArns: {
    set: { "cloudtrail-changes": [`arn:aws:iam::${account}:role/deploy`] },
    beside: { ...fewAlerts, disabledAlerts: alertNames.filter((name) => name !== "cloudtrail-changes") },
    arrivals: [
      at(
        "LogMetricFilter",
        "pattern",
        '{(($.eventName=CreateTrail) || ($.eventName=UpdateTrail) || ($.eventName=DeleteTrail) || ($.eventName=StartLogging) || ($.eventName=StopLogging)) && ($.userIdentity.sessionContext.sessionIssuer.arn NOT EXISTS || ($.userIdentity.sessionContext.sessionIssuer.arn != "arn:aws:iam::123456789012:role/deploy"))}',
      ),
    ],
  },
  alertTopicArn: {
    set: topic,
    beside: { ...fewAlerts, createKmsKey: true },
    arrivals: [
      at("MetricAlarm", "alarmActions", [topic]),
      at("EventTarget", "arn", topic),
      gone("Topic"),
      at("Key", "policy/Statement/ServicesMayPublishToEncryptedTopics", undefined),
    ],
  },

  alertSubscriptions: {
    set: { team: { protocol: "email", endpoint: "security@example.com" } },
    beside: fewAlerts,
    arrivals: [
      at("TopicSubscription", "topic", `arn:aws:sns:eu-central-1:${account}:audit-alerts-1234567`, "audit-alerts-team"),
      at("TopicSubscription", "protocol", "email", "audit-alerts-team"),
      at("TopicSubscription", "endpoint", "security@example.com", "audit-alerts-team"),
    ],
  },

  createQueries: {
    set: true,
    arrivals: [
      at("CatalogDatabase", "name", "audit"),
      at("CatalogTable", "storageDescriptor/location", "s3://audit-logs-1234567/AWSLogs/"),
      at("Workgroup", "name", "audit"),
      at("NamedQuery", "workgroup", "audit"),
    ],
  },
  queryRegions: {
    set: ["us-east-1"],
    beside: { createQueries: true },
    arrivals: [at("CatalogTable", "parameters/projection.region.values", "us-east-1")],
  },
  queryAccountIds: {
    set: [other],
    beside: { createQueries: true },
    arrivals: [at("CatalogTable", "parameters/projection.account.values", other)],
  },
  queryWorkgroupName: {
    set: "Queries",
    beside: { createQueries: true },
    arrivals: [at("Workgroup", "name", "Queries"), at("NamedQuery", "workgroup", "Queries")],
  },
  queryDatabaseName: {
    set: "queries",
    beside: { createQueries: true },
    arrivals: [
      at("CatalogDatabase", "name", "queries"),
      at("CatalogTable", "databaseName", "queries"),
      at("NamedQuery", "database", "queries"),
    ],
  },

  adoptTrailArn: {
    set: trail.replace("audit", "old"),
    deployed: { "aws:cloudtrail/trail:Trail::audit": { arn: trail.replace("audit", "old"), name: "old" } },
    arrivals: [at("Trail", "import", trail.replace("audit", "old")), at("Trail", "name", "old")],
  },
  adoptBucketName: {
    set: "old-logs",
    deployed: { "aws:s3/bucket:Bucket::audit-logs": { bucket: "old-logs" } },
    arrivals: [
      at("Bucket", "import", "old-logs"),
      at("Bucket", "bucket", "old-logs"),
      at("BucketPolicy", "policy/Statement/Theirs", presentStatement),
    ],
  },
  adoptLogGroupName: {
    set: "old-events",
    beside: { createLogGroup: true },
    deployed: { "aws:cloudwatch/logGroup:LogGroup::audit": { name: "old-events" } },
    arrivals: [at("LogGroup", "import", "old-events"), at("LogGroup", "name", "old-events")],
  },
  acknowledgeLosses: {
    set: ["statements"],
    beside: { adoptBucketName: "old-logs" },
    deployed: { "aws:s3/bucket:Bucket::audit-logs": { bucket: "old-logs" } },
    arrivals: [at("BucketPolicy", "policy/Statement/Theirs", undefined)],
  },
};

function at(type: string, property: string, value: unknown, name?: string): Arrival {
  return { type, property, value, ...(name !== undefined && { name }) };
}

/** A resource that the option takes away. */
function gone(type: string, name?: string): Arrival {
  return at(type, "", undefined, name);
}

function withoutKeyEvents(): Arrival {
  const property = `${selectors}/Management events selector/fieldSelectors/eventSource/notEquals`;
  return at("Trail", property, ["kms.amazonaws.com"]);
}
