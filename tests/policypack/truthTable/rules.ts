import { deliveryRules, trailRules } from "../../../rules/catalogue";

/** Names of the rules, in the order of the catalogue. */

export const gate = "multi-region-cloudtrail-enabled";
export const security = "cloudtrail-security-trail-enabled";
export const dataEvents = "cloudtrail-s3-dataevents-enabled";
export const once = "cloudtrail-management-events-recorded-once";

export const multiRegion = "cloudtrail-multi-region-enabled";
export const globalEvents = "cloudtrail-global-service-events-enabled";
export const logging = "cloudtrail-logging-enabled";
export const validation = "cloud-trail-log-file-validation-enabled";
export const managementEvents = "cloudtrail-management-events-enabled";
export const eventSources = "cloudtrail-management-event-sources-included";
export const encryption = "cloud-trail-encryption-enabled";
export const cloudWatchLogs = "cloud-trail-cloud-watch-logs-enabled";
export const snsTopic = "cloudtrail-sns-topic-configured";
export const insights = "cloudtrail-insights-enabled";
export const delivery = "cloudtrail-delivery-allowed";

export const publicAccess = "cloudtrail-s3-bucket-public-access-prohibited";
export const tampering = "cloudtrail-s3-bucket-policy-tamper-protected";
export const sourceArn = "cloudtrail-s3-bucket-policy-source-arn";
export const organizationPolicy = "cloudtrail-organization-trail-bucket-policy";
export const tls = "cloudtrail-s3-bucket-ssl-requests-only";
export const versioning = "cloudtrail-s3-bucket-versioning-enabled";
export const retention = "cloudtrail-s3-bucket-retention";
export const forceDestroy = "cloudtrail-s3-bucket-force-destroy-disabled";
export const accessLogging = "cloudtrail-s3-bucket-access-logging";
export const objectLock = "cloudtrail-s3-bucket-object-lock-enabled";

export const keyEnabled = "cloudtrail-kms-key-enabled";
export const keyPolicy = "cloudtrail-kms-key-policy";
export const keyRotation = "cloudtrail-kms-key-rotation-enabled";
export const keyDeletion = "cloudtrail-kms-key-deletion-window";

/** The rules that a trail breaks which is known to be kept from delivering. */
export const undelivered = [gate, delivery];

/** The rules on each trail: none lets a trail pass of which nothing is known. */
export const ofTrails = [...trailRules, ...deliveryRules]
  .filter(({ onlyIn }) => onlyIn !== "account")
  .map(({ name }) => name);

/** The rules that read the policy of every log bucket. */
export const ofPolicies = [publicAccess, tampering, sourceArn, tls];
