import type { AccountFacts } from "./facts/accountFacts";
import type { KeyFacts } from "./facts/keyFacts";
import type { LogBucketFacts } from "./facts/logBucketFacts";
import type { TrailFacts } from "./facts/trailFacts";
import type { Rule } from "./rule";
import { cloudTrailCloudWatchLogsEnabled } from "./trail/cloudTrailCloudWatchLogsEnabled";
import { cloudTrailEncryptionEnabled } from "./trail/cloudTrailEncryptionEnabled";
import { cloudtrailDeliveryAllowed } from "./trail/cloudtrailDeliveryAllowed";
import { cloudtrailDeliveryHealthy } from "./trail/cloudtrailDeliveryHealthy";
import { cloudtrailGlobalServiceEventsEnabled } from "./trail/cloudtrailGlobalServiceEventsEnabled";
import { cloudtrailInsightsEnabled } from "./trail/cloudtrailInsightsEnabled";
import { cloudtrailKmsKeyDeletionWindow } from "./key/cloudtrailKmsKeyDeletionWindow";
import { cloudtrailKmsKeyEnabled } from "./key/cloudtrailKmsKeyEnabled";
import { cloudtrailKmsKeyPolicy } from "./key/cloudtrailKmsKeyPolicy";
import { cloudtrailKmsKeyRotationEnabled } from "./key/cloudtrailKmsKeyRotationEnabled";
import { cloudTrailLogFileValidationEnabled } from "./trail/cloudTrailLogFileValidationEnabled";
import { cloudtrailLoggingEnabled } from "./trail/cloudtrailLoggingEnabled";
import { cloudtrailManagementEventsEnabled } from "./trail/cloudtrailManagementEventsEnabled";
import { cloudtrailManagementEventSourcesIncluded } from "./trail/cloudtrailManagementEventSourcesIncluded";
import { cloudtrailManagementEventsRecordedOnce } from "./account/cloudtrailManagementEventsRecordedOnce";
import { cloudtrailMultiRegionEnabled } from "./trail/cloudtrailMultiRegionEnabled";
import { cloudtrailOrganizationTrailBucketPolicy } from "./logBucket/cloudtrailOrganizationTrailBucketPolicy";
import { cloudtrailS3BucketAccessLogging } from "./logBucket/cloudtrailS3BucketAccessLogging";
import { cloudtrailS3BucketForceDestroyDisabled } from "./logBucket/cloudtrailS3BucketForceDestroyDisabled";
import { cloudtrailS3BucketObjectLockEnabled } from "./logBucket/cloudtrailS3BucketObjectLockEnabled";
import { cloudtrailS3BucketPolicySourceArn } from "./logBucket/cloudtrailS3BucketPolicySourceArn";
import { cloudtrailS3BucketPolicyTamperProtected } from "./logBucket/cloudtrailS3BucketPolicyTamperProtected";
import { cloudtrailS3BucketPublicAccessProhibited } from "./logBucket/cloudtrailS3BucketPublicAccessProhibited";
import { cloudtrailS3BucketRetention } from "./logBucket/cloudtrailS3BucketRetention";
import { cloudtrailS3BucketSslRequestsOnly } from "./logBucket/cloudtrailS3BucketSslRequestsOnly";
import { cloudtrailS3BucketVersioningEnabled } from "./logBucket/cloudtrailS3BucketVersioningEnabled";
import { cloudtrailS3DataeventsEnabled } from "./account/cloudtrailS3DataeventsEnabled";
import { cloudtrailSecurityTrailEnabled } from "./account/cloudtrailSecurityTrailEnabled";
import { cloudtrailSnsTopicConfigured } from "./trail/cloudtrailSnsTopicConfigured";
import { multiRegionCloudtrailEnabled } from "./account/multiRegionCloudtrailEnabled";

/** The name of the gate, the rule that this project exists for. It blocks under every preset. */
export const gate = multiRegionCloudtrailEnabled.name;

/** The rules on an account as a whole, in the order of reports. */
export const accountRules: readonly Rule<AccountFacts>[] = [
  multiRegionCloudtrailEnabled,
  cloudtrailSecurityTrailEnabled,
  cloudtrailS3DataeventsEnabled,
  cloudtrailManagementEventsRecordedOnce,
];

/** The rules on each trail by itself, in the order of reports. */
export const trailRules: readonly Rule<TrailFacts>[] = [
  cloudtrailMultiRegionEnabled,
  cloudtrailGlobalServiceEventsEnabled,
  cloudtrailLoggingEnabled,
  cloudTrailLogFileValidationEnabled,
  cloudtrailManagementEventsEnabled,
  cloudtrailManagementEventSourcesIncluded,
  cloudTrailEncryptionEnabled,
  cloudTrailCloudWatchLogsEnabled,
  cloudtrailSnsTopicConfigured,
  cloudtrailInsightsEnabled,
];

/** The rules on each trail together with what it delivers to, in the order of reports. */
export const deliveryRules: readonly Rule<TrailFacts>[] = [cloudtrailDeliveryAllowed, cloudtrailDeliveryHealthy];

/** The rules on each bucket that a trail delivers to, in the order of reports. */
export const logBucketRules: readonly Rule<LogBucketFacts>[] = [
  cloudtrailS3BucketPublicAccessProhibited,
  cloudtrailS3BucketPolicyTamperProtected,
  cloudtrailS3BucketPolicySourceArn,
  cloudtrailOrganizationTrailBucketPolicy,
  cloudtrailS3BucketSslRequestsOnly,
  cloudtrailS3BucketVersioningEnabled,
  cloudtrailS3BucketRetention,
  cloudtrailS3BucketForceDestroyDisabled,
  cloudtrailS3BucketAccessLogging,
  cloudtrailS3BucketObjectLockEnabled,
];

/** The rules on each KMS key that encrypts the log files of a trail, in the order of reports. */
export const keyRules: readonly Rule<KeyFacts>[] = [
  cloudtrailKmsKeyEnabled,
  cloudtrailKmsKeyPolicy,
  cloudtrailKmsKeyRotationEnabled,
  cloudtrailKmsKeyDeletionWindow,
];

/** Every rule, in the order of reports. */
export const rules: readonly Rule<never>[] = [
  ...accountRules,
  ...trailRules,
  ...deliveryRules,
  ...logBucketRules,
  ...keyRules,
];
