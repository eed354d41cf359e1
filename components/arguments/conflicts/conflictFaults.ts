import { argumentNames } from "../argumentChecks";
import type { ArgumentName } from "../argumentName";
import { trailNameOf } from "../aws/trailArnCheck";
import { shownValue, withoutValue, type Fault } from "../schema/fault";
import { quote } from "../../../rules/text";
import { excludes, isSet, named, requiredTrue, type ConflictRule, type GivenArgs } from "./conflictRules";
import { alarmConflicts } from "./alarmConflicts";
import { lifecycleConflicts } from "./lifecycleConflicts";
import { needsAreSet } from "./needsAreSet";
import { selectorConflicts } from "./selectorConflicts";

/** Arguments that exclude each other, but for those that a rule below is about. */
const exclusions: readonly ConflictRule[] = [
  excludes(
    "existingBucketName",
    [
      "bucketName",
      "adoptBucketName",
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
      "accessLogBucketName",
    ],
    "an existing bucket is not changed",
  ),
  excludes(
    "existingBucketName",
    ["additionalBucketPolicyDocuments"],
    "the owner of an existing bucket adds other statements to its policy",
  ),
  excludes("adoptBucketName", ["bucketName"], "a bucket that is taken over keeps its name"),
  excludes("logGroupArn", ["createLogGroup"], "a trail sends events to one log group"),
  excludes(
    "logGroupArn",
    ["logGroupName", "logGroupRetentionDays", "logGroupKmsKeyArn", "adoptLogGroupName"],
    "an existing log group is not changed",
  ),
  excludes("logGroupRoleArn", ["permissionsBoundaryArn", "rolePath"], "no role is created beside an existing one"),
  excludes("adoptLogGroupName", ["logGroupName"], "a log group that is taken over keeps its name"),
];

/** Other rules for combinations of arguments. A value that is known later counts as set, and is compared when it is known. */
const rules: readonly ConflictRule[] = [
  needMergedPolicy,
  adoptedTrailKeepsName,
  excludes("createAccessLogBucket", ["accessLogBucketName"], "access logs go to one bucket"),
  accessLogsElsewhere,
  ...lifecycleConflicts,
  excludes("createKmsKey", ["kmsKeyArn"], "one key encrypts the log files"),
  excludes("createSnsTopic", ["snsTopicArn"], "a trail notifies one topic"),
  topicKeyHasTopic,
  requiredTrue(
    "acknowledgeExcludedEvents",
    (args) => isSet(args, "excludedManagementEventSources"),
    "excludedManagementEventSources",
    "Their events are recorded nowhere, and AWS Config's rule fails.",
    "leave excludedManagementEventSources out",
  ),
  excludes("alertTopicArn", ["alertSubscriptions"], "who owns a topic says who is subscribed to it"),
  excludes("dataResources", ["advancedEventSelectors"], "a trail has basic or advanced selectors, never both"),
  ...selectorConflicts,
  ...alarmConflicts,
];

/**
 * Everything that is wrong with a combination of arguments: some exclude or need each other, and values can contradict.
 *
 * @param args - the arguments, each of which may have faults of its own
 */
export function conflictFaults(args: GivenArgs): Fault[] {
  // No other argument has a meaning then, so that nothing else is said of them.
  if (isSet(args, "organizationTrailArn")) return aloneWithOrganizationTrail(args);
  const excluded = exclusions.flatMap((rule) => rule(args));
  // What cannot be set at all needs nothing either.
  const useless = needsAreSet(args).filter(({ property }) => !excluded.some((fault) => fault.property === property));
  return [...excluded, ...useless, ...rules.flatMap((rule) => rule(args))];
}

/** The trail of an organization, and how it is known. */
const ofOrganizationTrail: readonly ArgumentName[] = ["organizationTrailArn", "organizationTrailVerification"];

function aloneWithOrganizationTrail(args: GivenArgs): Fault[] {
  const others = argumentNames.filter((name) => !ofOrganizationTrail.includes(name) && isSet(args, name));
  if (others.length === 0) return [];
  const reason =
    `${shownValue(args.organizationTrailArn)} cannot be combined with other arguments, because nothing is created, but ` +
    `${others.join(", ")} ${others.length === 1 ? "is" : "are"} set. Leave organizationTrailArn out, or all others.`;
  return [{ property: "organizationTrailArn", reason }];
}

function needMergedPolicy(args: GivenArgs): Fault[] {
  if (!isSet(args, "existingBucketName") || isSet(args, "mergeBucketPolicy")) return [];
  return (["readerArns", "additionalTrailArns"] as const)
    .filter((name) => isSet(args, name))
    .map((property) => ({
      property,
      reason:
        `${shownValue(args[property])} has no effect on the policy of ${named(args, "existingBucketName")}, which its owner ` +
        `manages. Set mergeBucketPolicy to true, or leave ${property} out.`,
    }));
}

function adoptedTrailKeepsName({ adoptTrailArn, trailName }: GivenArgs): Fault[] {
  const name = typeof adoptTrailArn === "string" ? trailNameOf(adoptTrailArn) : undefined;
  if (name === undefined || typeof trailName !== "string" || trailName === name) return [];
  const remedy = `the name of the trail in adoptTrailArn, which keeps its name ${quote(name)}. Leave trailName out.`;
  const reason = `${quote(trailName)} is not ${remedy}`;
  return [{ property: "trailName", reason, withoutValue: withoutValue(`It is not ${remedy}`) }];
}

/** Without alarms and alerts it has no effect anyway, which is reported for every argument. */
function topicKeyHasTopic(args: GivenArgs): Fault[] {
  const goElsewhere = isSet(args, "alertTopicArn") && !isSet(args, "createSnsTopic");
  const hasAlerts = isSet(args, "createCisAlarms") || isSet(args, "createTamperAlerts");
  if (!isSet(args, "topicKmsKeyArn") || !goElsewhere || !hasAlerts) return [];
  const reason =
    `${shownValue(args.topicKmsKeyArn)} has no effect with ${named(args, "alertTopicArn")}, since no topic is created. Leave ` +
    "out one of the two.";
  return [{ property: "topicKmsKeyArn", reason }];
}

function accessLogsElsewhere(args: GivenArgs): Fault[] {
  const same = (["bucketName", "adoptBucketName"] as const).find(
    (name) => typeof args[name] === "string" && args[name] === args.accessLogBucketName,
  );
  if (same === undefined) return [];
  const itself = `the log bucket itself (${same}): each access log would cause the next. Name another bucket.`;
  const reason = `${shownValue(args.accessLogBucketName)} is ${itself}`;
  return [{ property: "accessLogBucketName", reason, withoutValue: withoutValue(`It is ${itself}`) }];
}
