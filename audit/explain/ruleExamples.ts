import { known, unknown } from "../../rules/facts/fact";
import type { AccountFacts } from "../../rules/facts/accountFacts";
import type { KeyFacts } from "../../rules/facts/keyFacts";
import type { DeliveringTrail, LogBucketFacts } from "../../rules/facts/logBucketFacts";
import { readPolicy } from "../../rules/iam/readPolicy";
import type { TrailFacts } from "../../rules/facts/trailFacts";

/** Facts by which a rule's page shows what the rule requires, says and has to know. */
export interface Examples<Facts> {
  /** A thing about which nothing is known but that it exists. */
  readonly notKnown: Facts;
  /** Bad things, each in other respects. The first that breaks a rule is its example. */
  readonly bad: readonly Facts[];
}

const later = unknown("the value is not known before deployment", "give it a plain value");

const delivering: DeliveringTrail = {
  name: "audit",
  trailName: known("audit"),
  partition: known("aws"),
  region: known("eu-west-1"),
  accountId: known("123456789012"),
  organizationId: known("o-0123456789"),
  isOrganizationTrail: known(true),
  keyPrefix: known(""),
};

/** A policy that lets CloudTrail read the ACL for any trail, and write for one of another account. */
const ofAnotherTrail = readPolicy({
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "s3:GetBucketAcl",
      Resource: "*",
    },
    {
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceArn": "another trail" } },
    },
  ],
});

const notKnownTrail: TrailFacts = {
  name: "audit",
  id: "audit",
  isMultiRegion: later,
  isLogging: later,
  includesGlobalServiceEvents: later,
  validatesLogFiles: later,
  managementEventsLeftOut: { read: later, write: later },
  managementEventKindsLeftOut: { read: later, write: later },
  selectsManagementEvents: later,
  recordsOtherEvents: later,
  usesKmsKey: later,
  deliversToCloudWatchLogs: later,
  notifiesSnsTopic: later,
  isOrganizationTrail: later,
  insightTypes: later,
  recordsS3DataEvents: later,
  delivery: known({
    trail: { ...delivering, isOrganizationTrail: known(false) },
    bucket: { name: "logs", policy: later, usesBucketKey: later },
    key: { name: "key", isEnabled: later, policy: later },
  }),
  deliveryStatus: later,
};

const goodTrail: TrailFacts = {
  name: "audit",
  id: "audit",
  isMultiRegion: known(true),
  isLogging: known(true),
  includesGlobalServiceEvents: known(true),
  validatesLogFiles: known(true),
  managementEventsLeftOut: { read: known([]), write: known([]) },
  managementEventKindsLeftOut: { read: known([]), write: known([]) },
  selectsManagementEvents: known(true),
  recordsOtherEvents: known(false),
  usesKmsKey: known(true),
  deliversToCloudWatchLogs: known(true),
  notifiesSnsTopic: known(true),
  isOrganizationTrail: known(false),
  insightTypes: known(["ApiCallRateInsight", "ApiErrorRateInsight"]),
  recordsS3DataEvents: known(true),
};

const badTrail: TrailFacts = {
  ...goodTrail,
  isMultiRegion: known(false),
  isLogging: known(false),
  includesGlobalServiceEvents: known(false),
  validatesLogFiles: known(false),
  managementEventsLeftOut: { read: known("everything"), write: known(["kms.amazonaws.com"]) },
  managementEventKindsLeftOut: { read: known("everything"), write: known([]) },
  usesKmsKey: known(false),
  deliversToCloudWatchLogs: known(false),
  notifiesSnsTopic: known(false),
  insightTypes: known([]),
  recordsS3DataEvents: known(false),
};

const undelivered: TrailFacts = {
  ...goodTrail,
  delivery: known({
    trail: { ...delivering, isOrganizationTrail: known(false) },
    bucket: { name: "logs", policy: known(ofAnotherTrail), usesBucketKey: known(false) },
  }),
};

const failing: TrailFacts = {
  ...goodTrail,
  deliveryStatus: known({ errors: [["log files", "AccessDenied"]], hoursWithoutDelivery: 50 }),
};

/** Examples for the rules on trails. */
export const trailExamples: Examples<TrailFacts> = { notKnown: notKnownTrail, bad: [badTrail, undelivered, failing] };

/** Examples for the rules on accounts. */
export const accountExamples: Examples<AccountFacts> = {
  notKnown: { name: "the account", isInUse: true, trails: [notKnownTrail] },
  bad: [
    { name: "the account", isInUse: true, trails: [badTrail] },
    { name: "the account", isInUse: true, trails: [goodTrail, { ...goodTrail, name: "copy", id: "copy" }] },
  ],
};

/** A policy that allows the public anything, and CloudTrail to deliver for any trail. */
const careless = readPolicy({
  Statement: [
    { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" },
    {
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: ["s3:PutObject", "kms:GenerateDataKey*"],
      Resource: "*",
    },
  ],
});

const badBucket: LogBucketFacts = {
  name: "logs",
  id: "logs",
  trails: [delivering],
  blocksPublicAccess: known(false),
  hasPublicAcl: known(true),
  policy: known(careless),
  isVersioned: known(false),
  accessLogging: known("off"),
  locksObjects: known(false),
  expiresAfterDays: known(30),
  isForceDestroyed: known(true),
};

/** Examples for the rules on the buckets of trails. */
export const logBucketExamples: Examples<LogBucketFacts> = {
  notKnown: {
    ...badBucket,
    blocksPublicAccess: later,
    hasPublicAcl: later,
    policy: later,
    isVersioned: later,
    accessLogging: later,
    locksObjects: later,
    expiresAfterDays: later,
    isForceDestroyed: later,
  },
  bad: [badBucket, { ...badBucket, policy: known("absent") }],
};

const badKey: KeyFacts = {
  name: "key",
  id: "key",
  trails: [delivering],
  isEnabled: known(false),
  rotation: known("off"),
  deletionWindowDays: known(7),
  policy: known(careless),
};

/** Examples for the rules on the keys of trails. */
export const keyExamples: Examples<KeyFacts> = {
  notKnown: { ...badKey, isEnabled: later, rotation: later, deletionWindowDays: later, policy: later },
  bad: [badKey, { ...badKey, policy: known("absent") }],
};
