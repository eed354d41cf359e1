import type * as pulumi from "@pulumi/pulumi";
import { AlertFormat } from "../alerts/alertFormat";
import { alarmNames, alertNames } from "../alerts/alertNames";
import { mostPatternCharacters } from "../alerts/excludedPrincipals";
import { lossNames } from "../before/adoption/lossName";
import { ArchiveStorageClass } from "../bucket/archiveStorageClass";
import { mostBucketPolicyBytes } from "../bucket/logBucketPolicy";
import { ObjectLockMode } from "../bucket/objectLockMode";
import { InsightType } from "../events/insightType";
import type { MultiRegionTrailArgs } from "../multiRegionTrailArgs";
import { OrganizationTrailVerification } from "../organization/organizationTrailVerification";
import type { ArgumentName } from "./argumentName";
import { anywhere, arn, plainArn, type ArnShape } from "./arnShape";
import { accountIdCheck } from "./aws/accountIdCheck";
import { alarmThresholdCheck } from "./aws/alarmThresholdCheck";
import { advancedEventSelectorsShape } from "./aws/advancedEventSelectorsShape";
import { alertSubscriptionsShape } from "./aws/alertSubscriptionsShape";
import { bucketPolicyDocumentCheck } from "./aws/bucketPolicyDocumentCheck";
import { bucketNameCheck } from "./aws/bucketNameCheck";
import { databaseNameCheck } from "./aws/databaseNameCheck";
import { dataResourcesShape } from "./aws/dataResourcesShape";
import { days, leastInInfrequentAccess, logGroupDaysCheck } from "./aws/days";
import { excludedPrincipalCheck } from "./aws/excludedPrincipalCheck";
import { eventSourceCheck, excludedEventSourceCheck } from "./aws/eventSourceCheck";
import { kmsKeyArnCheck } from "./aws/kmsKeyArnCheck";
import { logGroupArnCheck } from "./aws/logGroupArnCheck";
import { logGroupNameCheck } from "./aws/logGroupNameCheck";
import { managedPolicyArnCheck } from "./aws/managedPolicyArnCheck";
import { organizationIdCheck } from "./aws/organizationIdCheck";
import { principalArnCheck } from "./aws/principalArnCheck";
import { regionCheck } from "./aws/region";
import { roleArnCheck } from "./aws/roleArnCheck";
import { rolePathCheck } from "./aws/rolePathCheck";
import { s3KeyPrefixCheck } from "./aws/s3KeyPrefixCheck";
import { snsTopicArnCheck } from "./aws/snsTopicArnCheck";
import { tagKeyCheck, tagValueCheck } from "./aws/tagChecks";
import { trailArnCheck } from "./aws/trailArnCheck";
import { trailNameCheck } from "./aws/trailNameCheck";
import { workgroupNameCheck } from "./aws/workgroupNameCheck";
import { oneOf } from "./schema/oneOf";
import {
  flag,
  number,
  plainText,
  text,
  type FlagShape,
  type ListShape,
  type MapShape,
  type NumberShape,
  type Shape,
  type TextShape,
} from "./schema/shape";
import { between } from "./schema/takes";

/** The kind of shape for the name and type of an argument: one whose name ends with `Arn` or `Arns` is checked as ARNs. */
type ShapeOf<Name, T> = [T] extends [boolean]
  ? FlagShape
  : [T] extends [number]
    ? NumberShape
    : [T] extends [readonly unknown[]]
      ? ListShape<Name extends `${string}Arns` ? ArnShape : Shape>
      : [T] extends [pulumi.Input<string>]
        ? Name extends `${string}Arn`
          ? ArnShape
          : TextShape
        : MapShape;

/** What is declared of an argument beside what its value must be like. */
interface Declared<T = unknown> {
  /** What it has no effect without; one of these is enough. */
  readonly needs?: readonly [ArgumentName, ...ArgumentName[]];
  /** Its value when it is left out, where that is a value of its own. */
  readonly default?: T;
}

/** Most readers, and most further trails, of a log bucket. */
const mostSharers = 100;
const sharersTaken = fitting(mostSharers);

/** Most documents with statements for its policy. */
const mostDocuments = 20;

/** How many of something that its policy has each take place in. */
function fitting(most: number): string {
  return `at most ${most}, and no more than fit into a bucket policy of ${mostBucketPolicyBytes / 1024} KB`;
}

/** The key of an alarm, by whose name something is said of it. */
const alarmName = oneOf("an alarm", alarmNames);
const namesOfAlarms = "names of alarms, as `disabledAlerts` has them";

/** The alarm that counts the root user alone: without it nobody would be left. */
const rootAlarm = "root-usage";
const alarmOfOthers = oneOf(
  "an alarm that counts roles and users",
  alarmNames.filter((name) => name !== rootAlarm),
);
/** Most principals that an alarm leaves out; a pattern with the ARNs of more is too long. */
const mostExcluded = 10;

/** The longest time in days, and what 0 days mean. */
const longest = 36500;
const forever = { zero: "to keep them forever" };
const never = { zero: "for never" };

/** What each argument must be like, what it needs and its default, in the order in which faults are reported. */
export const argumentChecks = {
  trailName: text(trailNameCheck),
  tags: { kind: "map", key: tagKeyCheck, of: text(tagValueCheck), most: 50 },

  bucketName: text(bucketNameCheck),
  existingBucketName: text(bucketNameCheck),
  mergeBucketPolicy: { ...flag, needs: ["existingBucketName"] },
  s3KeyPrefix: text(s3KeyPrefixCheck),
  readerArns: { kind: "list", of: arn(principalArnCheck, anywhere), most: mostSharers, takes: sharersTaken },
  additionalTrailArns: { kind: "list", of: arn(trailArnCheck, anywhere), most: mostSharers, takes: sharersTaken },
  additionalBucketPolicyDocuments: {
    kind: "list",
    of: text(bucketPolicyDocumentCheck),
    most: mostDocuments,
    takes: fitting(mostDocuments),
  },

  retentionDays: {
    ...number(days(365, longest, { ...forever, beside: "more than `archiveAfterDays`" })),
    default: 2557,
  },
  noncurrentVersionRetentionDays: { ...number(days(30, longest, forever)), default: 365 },
  infrequentAccessAfterDays: {
    ...number(
      days(30, longest, {
        ...never,
        beside: `at least ${leastInInfrequentAccess} days before \`archiveAfterDays\``,
      }),
    ),
    default: 0,
  },
  archiveAfterDays: { ...number(days(1, longest, never)), default: 365 },
  archiveStorageClass: {
    ...plainText(oneOf("an archive tier", Object.values(ArchiveStorageClass))),
    default: ArchiveStorageClass.GLACIER_IR,
  },
  objectLockMode: plainText(oneOf("a mode of Object Lock", Object.values(ObjectLockMode))),
  objectLockRetentionDays: number(days(1, longest, { beside: "not more than `retentionDays`" })),
  acknowledgeComplianceMode: flag,
  createAccessLogBucket: flag,
  accessLogRetentionDays: { ...number(days(90, longest, forever)), needs: ["createAccessLogBucket"], default: 365 },
  accessLogBucketName: text(bucketNameCheck),

  createKmsKey: flag,
  kmsKeyArn: arn(kmsKeyArnCheck, {
    inRegion: "S3 encrypts with keys of the bucket's region, and the bucket is created in this one",
    unless: "existingBucketName",
  }),

  createLogGroup: flag,
  logGroupName: { ...text(logGroupNameCheck), needs: ["createLogGroup"] },
  logGroupRetentionDays: { ...number(logGroupDaysCheck), needs: ["createLogGroup"], default: 365 },
  logGroupKmsKeyArn: {
    ...arn(kmsKeyArnCheck, { inRegion: "the log group is created in the trail's region" }),
    needs: ["createLogGroup"],
  },
  logGroupArn: arn(logGroupArnCheck, {
    inRegion: "a trail sends events to log groups of its own region",
    inAccount: "a trail sends events to a log group of the account that manages it, or of its own",
    orInAccountOf: "organizationManagementAccountId",
  }),
  logGroupRoleArn: {
    ...arn(roleArnCheck, {
      inAccount: "CloudTrail takes a role of the log group's account",
      orInAccountOf: "organizationManagementAccountId",
    }),
    needs: ["createLogGroup", "logGroupArn"],
  },
  permissionsBoundaryArn: {
    ...arn(managedPolicyArnCheck, { inAccount: "IAM takes a policy of the role's account, or of AWS" }),
    needs: ["createLogGroup", "logGroupArn"],
  },
  rolePath: { ...text(rolePathCheck), needs: ["createLogGroup", "logGroupArn"] },
  createSnsTopic: flag,
  snsTopicArn: arn(snsTopicArnCheck, anywhere),
  topicKmsKeyArn: {
    ...arn(kmsKeyArnCheck, { inRegion: "topics are created in the trail's region" }),
    needs: ["createSnsTopic", "createCisAlarms", "createTamperAlerts"],
  },

  excludedManagementEventSources: { kind: "list", of: plainText(excludedEventSourceCheck) },
  acknowledgeExcludedEvents: flag,
  dataResources: dataResourcesShape,
  advancedEventSelectors: advancedEventSelectorsShape,
  networkActivityEventSources: { kind: "list", of: plainText(eventSourceCheck), most: 249 },
  insightTypes: { kind: "list", of: plainText(oneOf("an Insights type", Object.values(InsightType))) },

  organizationId: text(organizationIdCheck),
  organizationManagementAccountId: { ...text(accountIdCheck), needs: ["organizationId"] },
  organizationTrailArn: arn(trailArnCheck, anywhere),
  organizationTrailVerification: {
    ...plainText(oneOf("a way to verify the organization's trail", Object.values(OrganizationTrailVerification))),
    needs: ["organizationTrailArn"],
    default: OrganizationTrailVerification.Live,
  },

  createCisAlarms: { ...flag, needs: ["createLogGroup", "logGroupArn"] },
  createTamperAlerts: flag,
  tamperAlertFormat: {
    ...plainText(oneOf("a format of alerts", Object.values(AlertFormat))),
    needs: ["createTamperAlerts"],
    default: AlertFormat.Text,
  },
  disabledAlerts: {
    kind: "list",
    of: plainText(oneOf("an alarm or alert", alertNames)),
    needs: ["createCisAlarms", "createTamperAlerts"],
  },
  alarmThresholds: {
    kind: "map",
    key: alarmName,
    of: number(alarmThresholdCheck),
    takes: `${namesOfAlarms}, each with ${alarmThresholdCheck.takes}`,
    needs: ["createCisAlarms"],
  },
  alarmExcludedArns: {
    kind: "map",
    key: alarmOfOthers,
    of: { kind: "list", of: arn(excludedPrincipalCheck, anywhere), least: 1, most: mostExcluded },
    takes:
      `${namesOfAlarms}, but \`${rootAlarm}\`, each with ${between(1, mostExcluded)} ARNs that fit into a filter pattern of ` +
      `${mostPatternCharacters} characters`,
    needs: ["createCisAlarms"],
  },
  alertTopicArn: {
    ...arn(snsTopicArnCheck, { inRegion: "alarms and alerts go to topics of their own region" }),
    needs: ["createCisAlarms", "createTamperAlerts"],
  },
  alertSubscriptions: { ...alertSubscriptionsShape, needs: ["createCisAlarms", "createTamperAlerts"] },

  createQueries: flag,
  queryRegions: { kind: "list", of: plainText(regionCheck), least: 1, most: 100, needs: ["createQueries"] },
  queryAccountIds: { kind: "list", of: plainText(accountIdCheck), least: 1, most: 10000, needs: ["createQueries"] },
  queryWorkgroupName: { ...text(workgroupNameCheck), needs: ["createQueries"] },
  queryDatabaseName: { ...text(databaseNameCheck), needs: ["createQueries"] },

  adoptTrailArn: plainArn(trailArnCheck, {
    inRegion: "a trail is managed from its home region",
    inAccount: "a trail is managed from its own account, or from a delegated administrator's",
    orInAccountOf: "organizationManagementAccountId",
  }),
  adoptBucketName: plainText(bucketNameCheck),
  adoptLogGroupName: { ...plainText(logGroupNameCheck), needs: ["createLogGroup"] },
  acknowledgeLosses: {
    kind: "list",
    of: plainText(oneOf("something that can be lost", lossNames)),
    needs: ["adoptTrailArn", "adoptBucketName", "adoptLogGroupName"],
  },
} as const satisfies {
  readonly [name in ArgumentName]-?: ShapeOf<name, NonNullable<MultiRegionTrailArgs[name]>> &
    Declared<NonNullable<MultiRegionTrailArgs[name]>>;
};

/** Names of all arguments, in that order. */
export const argumentNames = Object.keys(argumentChecks) as readonly ArgumentName[];

/**
 * What an argument has no effect without; one of these is enough.
 *
 * @param name - name of the argument
 */
export function needsOf(name: ArgumentName): readonly ArgumentName[] {
  const check: Shape & Declared = argumentChecks[name];
  return check.needs ?? [];
}
