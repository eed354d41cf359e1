import type { CallName } from "./calls";

/** The calls that every audit makes: one of the first two, and the list of trails. */
const toEnter: readonly CallName[] = ["assumeRole", "getCallerIdentity", "describeTrails"];

const status = ["getTrailStatus"] as const;
const selectors = ["getEventSelectors"] as const;
const bucketPolicy = ["getBucketPolicy"] as const;
const role = [
  "getRole",
  "listRolePolicies",
  "getRolePolicy",
  "listAttachedRolePolicies",
  "getPolicy",
  "getPolicyVersion",
] as const;

/**
 * What each rule has to ask of AWS besides the list of trails. The gate judges policies of buckets and keys as well where
 * other rules ask for them, but does not ask for them itself: what is not known about these does not count against a trail.
 */
const asked: Readonly<Record<string, readonly CallName[]>> = {
  "multi-region-cloudtrail-enabled": [...status, ...selectors],
  "cloudtrail-security-trail-enabled": [...status, ...selectors],
  "cloudtrail-s3-dataevents-enabled": [...status, ...selectors],
  "cloudtrail-management-events-recorded-once": [...status, ...selectors],
  "cloudtrail-multi-region-enabled": selectors,
  "cloudtrail-global-service-events-enabled": selectors,
  "cloudtrail-logging-enabled": status,
  "cloud-trail-log-file-validation-enabled": [],
  "cloudtrail-management-events-enabled": selectors,
  "cloudtrail-management-event-sources-included": selectors,
  "cloud-trail-encryption-enabled": [],
  "cloud-trail-cloud-watch-logs-enabled": [],
  "cloudtrail-sns-topic-configured": [],
  "cloudtrail-insights-enabled": [...selectors, "getInsightSelectors"],
  "cloudtrail-delivery-allowed": [
    "getInsightSelectors",
    "describeOrganization",
    ...bucketPolicy,
    "getBucketEncryption",
    "describeKey",
    "getKeyPolicy",
    "getTopicAttributes",
    ...role,
  ],
  "cloudtrail-delivery-healthy": [...status, ...selectors],
  "cloudtrail-s3-bucket-public-access-prohibited": [
    ...bucketPolicy,
    "getBucketAcl",
    "getBucketPublicAccessBlock",
    "getAccountPublicAccessBlock",
  ],
  "cloudtrail-s3-bucket-policy-tamper-protected": bucketPolicy,
  "cloudtrail-s3-bucket-policy-source-arn": bucketPolicy,
  "cloudtrail-organization-trail-bucket-policy": [...bucketPolicy, "describeOrganization"],
  "cloudtrail-s3-bucket-ssl-requests-only": bucketPolicy,
  "cloudtrail-s3-bucket-versioning-enabled": ["getBucketVersioning"],
  "cloudtrail-s3-bucket-retention": ["getBucketLifecycleConfiguration"],
  "cloudtrail-s3-bucket-access-logging": ["getBucketLogging"],
  "cloudtrail-s3-bucket-object-lock-enabled": ["getObjectLockConfiguration"],
  "cloudtrail-kms-key-enabled": ["describeKey"],
  "cloudtrail-kms-key-policy": ["getKeyPolicy", "describeOrganization"],
  "cloudtrail-kms-key-rotation-enabled": ["describeKey", "getKeyRotationStatus"],
};

/** The calls that rules need, by their names. A rule that no account can answer needs none. */
export function callsFor(ruleNames: readonly string[]): ReadonlySet<CallName> {
  return new Set([...toEnter, ...ruleNames.flatMap((name) => asked[name] ?? [])]);
}
