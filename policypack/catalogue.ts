import type { AccountFacts } from "./facts/accountFacts";
import type { KeyFacts } from "./facts/keyFacts";
import type { LogBucketFacts } from "./facts/logBucketFacts";
import type { TrailFacts } from "./facts/trailFacts";
import type { Rule } from "./rule";
import { cloudTrailCloudWatchLogsEnabled } from "./rules/cloudTrailCloudWatchLogsEnabled";
import { cloudTrailEncryptionEnabled } from "./rules/cloudTrailEncryptionEnabled";
import { cloudtrailGlobalServiceEventsEnabled } from "./rules/cloudtrailGlobalServiceEventsEnabled";
import { cloudtrailInsightsEnabled } from "./rules/cloudtrailInsightsEnabled";
import { cloudtrailKmsKeyDeletionWindow } from "./rules/cloudtrailKmsKeyDeletionWindow";
import { cloudtrailKmsKeyEnabled } from "./rules/cloudtrailKmsKeyEnabled";
import { cloudtrailKmsKeyPolicy } from "./rules/cloudtrailKmsKeyPolicy";
import { cloudtrailKmsKeyRotationEnabled } from "./rules/cloudtrailKmsKeyRotationEnabled";
import { cloudTrailLogFileValidationEnabled } from "./rules/cloudTrailLogFileValidationEnabled";
import { cloudtrailLoggingEnabled } from "./rules/cloudtrailLoggingEnabled";
import { cloudtrailManagementEventsEnabled } from "./rules/cloudtrailManagementEventsEnabled";
import { cloudtrailManagementEventSourcesIncluded } from "./rules/cloudtrailManagementEventSourcesIncluded";
import { cloudtrailManagementEventsRecordedOnce } from "./rules/cloudtrailManagementEventsRecordedOnce";
import { cloudtrailMultiRegionEnabled } from "./rules/cloudtrailMultiRegionEnabled";
import { cloudtrailOrganizationTrailBucketPolicy } from "./rules/cloudtrailOrganizationTrailBucketPolicy";
import { cloudtrailS3BucketAccessLogging } from "./rules/cloudtrailS3BucketAccessLogging";
import { cloudtrailS3BucketForceDestroyDisabled } from "./rules/cloudtrailS3BucketForceDestroyDisabled";
import { cloudtrailS3BucketObjectLockEnabled } from "./rules/cloudtrailS3BucketObjectLockEnabled";
import { cloudtrailS3BucketPolicySourceArn } from "./rules/cloudtrailS3BucketPolicySourceArn";
import { cloudtrailS3BucketPolicyTamperProtected } from "./rules/cloudtrailS3BucketPolicyTamperProtected";
import { cloudtrailS3BucketPublicAccessProhibited } from "./rules/cloudtrailS3BucketPublicAccessProhibited";
import { cloudtrailS3BucketRetention } from "./rules/cloudtrailS3BucketRetention";
import { cloudtrailS3BucketSslRequestsOnly } from "./rules/cloudtrailS3BucketSslRequestsOnly";
import { cloudtrailS3BucketVersioningEnabled } from "./rules/cloudtrailS3BucketVersioningEnabled";
import { cloudtrailS3DataeventsEnabled } from "./rules/cloudtrailS3DataeventsEnabled";
import { cloudtrailSecurityTrailEnabled } from "./rules/cloudtrailSecurityTrailEnabled";
import { cloudtrailSnsTopicConfigured } from "./rules/cloudtrailSnsTopicConfigured";
import { multiRegionCloudtrailEnabled } from "./rules/multiRegionCloudtrailEnabled";

/** The name of the rule that all of this exists for. It blocks under every preset. */
export const gate = multiRegionCloudtrailEnabled.name;

/** The rules on an account as a whole, in the order of reports. */
export const accountRules: readonly Rule<AccountFacts>[] = [
  multiRegionCloudtrailEnabled,
  cloudtrailSecurityTrailEnabled,
  cloudtrailS3DataeventsEnabled,
  cloudtrailManagementEventsRecordedOnce,
];

/** The rules on each trail, in the order of reports. */
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
export const rules: readonly Rule<never>[] = [...accountRules, ...trailRules, ...logBucketRules, ...keyRules];
