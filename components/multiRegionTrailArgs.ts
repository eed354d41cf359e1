import type * as pulumi from "@pulumi/pulumi";
import type { AlertFormat } from "./alerts/alertFormat";
import type { AlertSubscription } from "./alerts/alertSubscription";
import type { AdvancedEventSelector, DataResource } from "./events/selectorArgs";
import type { ArchiveStorageClass } from "./bucket/archiveStorageClass";
import type { ObjectLockMode } from "./bucket/objectLockMode";
import type { InsightType } from "./events/insightType";
import type { OrganizationTrailVerification } from "./organization/organizationTrailVerification";

/**
 * Arguments of a {@link MultiRegionTrail}. All are optional: the defaults make a trail that satisfies the rule, and
 * nothing that costs extra is made unless it is asked for. Prices are those of us-east-1, in US dollars.
 */
export interface MultiRegionTrailArgs {
  /**
   * Name of the trail. Changing it replaces the trail. Takes 3 to 128 letters, digits and `.`, `_`, `-`. Defaults to
   * the name of the component.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
   */
  readonly trailName?: pulumi.Input<string>;
  /**
   * Tags of everything that is created and can carry tags. Takes at most 50, keys of 1 to 128 characters and values of
   * at most 256 characters. Defaults to none.
   *
   * @see https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html
   */
  readonly tags?: Record<string, pulumi.Input<string>>;

  /**
   * Name of the log bucket to create. Changing it replaces the bucket. Takes 3 to 63 lowercase letters, digits, `.` and
   * `-`. Defaults to the name of the component, `-logs` and a random suffix.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
   */
  readonly bucketName?: pulumi.Input<string>;
  /**
   * Name of an existing bucket that receives the log files, in this account or another. The bucket itself is not
   * changed: the output `bucketPolicy` has the statements that its owner adds to its policy. Takes 3 to 63 lowercase
   * letters, digits, `.` and `-`. Defaults to none: a bucket is created.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
   */
  readonly existingBucketName?: pulumi.Input<string>;
  /**
   * Whether the statements that CloudTrail needs are added to the policy of `existingBucketName`; all other statements
   * stay as they are, those of other trails too. The bucket must be in this account. Needs `existingBucketName`. Defaults to `false`.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
   */
  readonly mergeBucketPolicy?: boolean;
  /**
   * Prefix before `AWSLogs/` in the keys of log files. Takes 1 to 200 characters, without a slash at either end.
   * Defaults to none.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
   */
  readonly s3KeyPrefix?: pulumi.Input<string>;
  /**
   * ARNs of IAM roles, users or account roots that may read the log files, in any account. Takes at most 100, and no
   * more than fit into a bucket policy of 20 KB. Defaults to none: only principals that IAM policies of the bucket's
   * account allow.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-sharing-logs.html
   */
  readonly readerArns?: pulumi.Input<string>[];
  /**
   * ARNs of further trails that may write into the bucket, for a central bucket of several accounts. Takes at most 100,
   * and no more than fit into a bucket policy of 20 KB. Defaults to none.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-set-bucket-policy-for-multiple-accounts.html
   */
  readonly additionalTrailArns?: pulumi.Input<string>[];
  /**
   * IAM policy documents as JSON, whose statements the policy of the log bucket gets too: for other logs in the same bucket
   * and for readers by organization. In `Resource`, `arn:aws:s3:::BUCKET` is the bucket, also before it has a name. What
   * S3 would refuse, what keeps CloudTrail out and what lets others change log files is refused. Takes at most 20, and no
   * more than fit into a bucket policy of 20 KB. Defaults to none.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
   */
  readonly additionalBucketPolicyDocuments?: pulumi.Input<string>[];

  /**
   * How long log files are kept, in days. Takes 365 to 36500 and more than `archiveAfterDays`, or 0 to keep them
   * forever. Defaults to 2557, which is seven years. Costs S3 storage.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-expire-general-considerations.html
   */
  readonly retentionDays?: number;
  /**
   * How long a version of a log file is kept after it was overwritten, deleted or has expired, in days. Takes 30 to
   * 36500, or 0 to keep them forever. Defaults to 365. Costs S3 storage.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-configuration-examples.html
   */
  readonly noncurrentVersionRetentionDays?: number;
  /**
   * Age at which log files move to Standard-IA, in days. Takes 30 to 36500 and at least 30 days before
   * `archiveAfterDays`, or 0 for never. Defaults to 0. Costs 0.01 $ per 1,000 files moved; S3 does not move files under
   * 128 KB.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
   */
  readonly infrequentAccessAfterDays?: number;
  /**
   * Age at which log files move to `archiveStorageClass`, in days. Takes 1 to 36500, or 0 for never. Defaults to 365.
   * Costs 0.02 $ per 1,000 files moved, and storage then costs less; S3 does not move files under 128 KB.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
   */
  readonly archiveAfterDays?: number;
  /**
   * Archive tier. Takes `GLACIER_IR`, `GLACIER` or `DEEP_ARCHIVE`. Files of the latter two must be restored before they
   * can be read, also by Athena and by the validation of log files. Defaults to `GLACIER_IR`.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
   */
  readonly archiveStorageClass?: ArchiveStorageClass;
  /**
   * Mode of Object Lock. Takes `GOVERNANCE` or `COMPLIANCE`. With the first, a special permission still allows
   * deletion; with the second nobody can delete, not even the root user or AWS, and it cannot be undone. Once on,
   * Object Lock stays on for the bucket. Defaults to none.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
   */
  readonly objectLockMode?: ObjectLockMode;
  /**
   * How long each log file is locked, in days. Required with `objectLockMode`. Takes 1 to 36500 and not more than
   * `retentionDays`. Defaults to none.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-configure.html
   */
  readonly objectLockRetentionDays?: number;
  /**
   * Whether you know that nobody can delete locked files in the mode `COMPLIANCE`, and that you pay for them until
   * the lock ends. Must be `true` with that mode. Defaults to `false`.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html#object-lock-retention-modes
   */
  readonly acknowledgeComplianceMode?: boolean;
  /**
   * Whether a bucket is created that receives the access logs of the log bucket. Defaults to `false`. Costs S3 storage.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
   */
  readonly createAccessLogBucket?: boolean;
  /**
   * How long access logs are kept in the bucket that is created for them, in days. Needs `createAccessLogBucket`. Takes
   * 90 to 36500, or 0 to keep them forever. Defaults to 365. Costs S3 storage.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/deleting-log-files-lifecycle.html
   */
  readonly accessLogRetentionDays?: number;
  /**
   * Name of an existing bucket that receives the access logs of the log bucket, in the same region and account, without
   * Object Lock, and not the log bucket itself. Its policy must let `logging.s3.amazonaws.com` write. Takes 3 to 63
   * lowercase letters, digits, `.` and `-`. Defaults to none.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
   */
  readonly accessLogBucketName?: pulumi.Input<string>;

  /**
   * Whether a KMS key is created that encrypts the log files, with yearly rotation and the longest deletion window. It
   * also encrypts the log group and the topics that are created. Defaults to `false`. Costs 1 $ a month for the key and
   * each of its first two rotations, and 0.03 $ per 10,000 requests.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
   */
  readonly createKmsKey?: boolean;
  /**
   * ARN of an existing KMS key that encrypts the log files, in the bucket's region. Its policy must let CloudTrail and
   * the readers use it for this trail: the output `kmsKeyPolicy` has the statements that its owner adds to its policy.
   * Defaults to S3-managed encryption. Costs 0.03 $ per 10,000 requests.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
   */
  readonly kmsKeyArn?: pulumi.Input<string>;

  /**
   * Whether events also go to a CloudWatch Logs log group that is created, and with it the role that CloudTrail needs.
   * Defaults to `false`. Costs 0.50 $ per GB ingested and 0.03 $ per GB and month stored.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
   */
  readonly createLogGroup?: boolean;
  /**
   * Name of the log group to create. Changing it creates another one, which events go to from then on; the earlier one
   * stays in the account with its events. Leaving it out later keeps the name. Needs `createLogGroup`. Takes 1 to 512 letters, digits and `.`, `_`, `/`, `#`,
   * `-`. Defaults to the name of the component and a random suffix.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
   */
  readonly logGroupName?: pulumi.Input<string>;
  /**
   * How long the log group keeps events, in days. Needs `createLogGroup`. Takes 1, 3, 5, 7, 14, 30, 60, 90, 120, 150,
   * 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, or 0 to keep them forever. Defaults to 365.
   * Costs 0.03 $ per GB and month.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
   */
  readonly logGroupRetentionDays?: number;
  /**
   * ARN of an existing KMS key that encrypts the log group, in the trail's region. Its policy must let
   * `logs.REGION.amazonaws.com` use it. Needs `createLogGroup`. Defaults to the created key, or else the encryption of
   * CloudWatch Logs.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
   */
  readonly logGroupKmsKeyArn?: pulumi.Input<string>;
  /**
   * ARN of an existing log group that events go to, with or without `:*` at its end, in the trail's region, and in this
   * account or the organization's management account. It is not changed, but for the metric filters of
   * `createCisAlarms`. Defaults to none. Costs 0.50 $ per GB ingested.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
   */
  readonly logGroupArn?: pulumi.Input<string>;
  /**
   * ARN of an existing role with which CloudTrail writes to the log group, of the log group's account. Its trust policy must
   * let `cloudtrail.amazonaws.com` assume it, and its policies must allow `logs:CreateLogStream` and `logs:PutLogEvents` on
   * the log streams `ACCOUNT_CloudTrail_REGION*` and, for an organization, `ORGANIZATION-ID_*`. Needs `createLogGroup` or
   * `logGroupArn`. Defaults to a role that is created.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
   */
  readonly logGroupRoleArn?: pulumi.Input<string>;
  /**
   * ARN of a managed policy, of this account or of AWS, that limits what every role that is created may do: the one for the log
   * group. It must allow `logs:CreateLogStream` and `logs:PutLogEvents` there, or AWS refuses the trail. Needs
   * `createLogGroup` or `logGroupArn`. Defaults to none.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
   */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /**
   * Path of every role that is created. Changing it replaces the role: the trail has the new one before the old one is deleted.
   * Takes 1 to 512 characters, with a slash at both ends. Needs `createLogGroup` or `logGroupArn`. Defaults to none: the
   * path `/`.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
   */
  readonly rolePath?: pulumi.Input<string>;
  /**
   * Whether an SNS topic is created that is notified of every log file. Defaults to `false`. Costs 0.50 $ per million
   * notifications, and what their delivery costs.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/configure-sns-notifications-for-cloudtrail.html
   */
  readonly createSnsTopic?: boolean;
  /**
   * ARN of an existing SNS topic that is notified of every log file, of any region and account. Its policy must let
   * CloudTrail publish for this trail. Defaults to none.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html
   */
  readonly snsTopicArn?: pulumi.Input<string>;
  /**
   * ARN of an existing KMS key that encrypts the topics that are created, of log files and of alerts, in the trail's
   * region. Its policy must let the services use it that publish to them: `cloudtrail.amazonaws.com`,
   * `cloudwatch.amazonaws.com` and `events.amazonaws.com`. Where it is also the key of `kmsKeyArn`, the output
   * `kmsKeyPolicy` has the statement. Needs `createSnsTopic` or `createCisAlarms` or `createTamperAlerts`. Defaults to
   * the created key, or else no encryption. Costs 0.03 $ per 10,000 requests.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
   */
  readonly topicKmsKeyArn?: pulumi.Input<string>;

  /**
   * Sources of management events that the trail leaves out. A trail that leaves events out fails AWS Config's rule.
   * Acknowledge that with `acknowledgeExcludedEvents`. Takes any of `kms.amazonaws.com` and `rdsdata.amazonaws.com`.
   * Defaults to none.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html
   */
  readonly excludedManagementEventSources?: string[];
  /**
   * Whether you know that the events of `excludedManagementEventSources` are recorded nowhere. Must be `true` with it.
   * Defaults to `false`.
   *
   * @see https://docs.aws.amazon.com/config/latest/developerguide/multi-region-cloudtrail-enabled.html
   */
  readonly acknowledgeExcludedEvents?: boolean;
  /**
   * Data events to record, as basic event selectors name them: ARNs of S3 objects, Lambda functions and DynamoDB
   * tables. Cannot be combined with `advancedEventSelectors`. The log buckets are left out. Takes at most 250 values
   * over all types. Defaults to none. Costs 0.10 $ per 100,000 events.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html
   */
  readonly dataResources?: DataResource[];
  /**
   * Data events to record, as advanced event selectors of the category `Data`. The log buckets are left out where S3
   * objects are recorded. Takes at most 500 values, those of the trail's other selectors included. Defaults to none.
   * Costs 0.10 $ per 100,000 events.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedEventSelector.html
   */
  readonly advancedEventSelectors?: AdvancedEventSelector[];
  /**
   * Services whose network activity through VPC endpoints is recorded, for example `kms.amazonaws.com`. Takes at most
   * 249. Defaults to none. Costs 0.10 $ per 100,000 events.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-network-events-with-cloudtrail.html
   */
  readonly networkActivityEventSources?: string[];
  /**
   * Insights events to record. Takes any of `ApiCallRateInsight` and `ApiErrorRateInsight`. Defaults to none. Costs
   * 0.35 $ per 100,000 management events and type.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-insights-events-with-cloudtrail.html
   */
  readonly insightTypes?: InsightType[];

  /**
   * Id of the organization, for example `o-a1b2c3d4e5`, which makes the trail an organization trail: it then records
   * every member account. Set it in the management account or in a delegated administrator's account. Takes `o-` and 10
   * to 32 lowercase letters or digits. Defaults to none: a trail of this account alone.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
   */
  readonly organizationId?: pulumi.Input<string>;
  /**
   * Id of the organization's management account, which owns the organization trail. A delegated administrator must set
   * it. Needs `organizationId`. Takes 12 digits. Defaults to this account.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html
   */
  readonly organizationManagementAccountId?: pulumi.Input<string>;
  /**
   * ARN of the organization trail, in a member account that needs no trail of its own: no trail and no bucket are
   * created, and the deployment fails unless that trail exists, is multi-region, validates its log files and is
   * logging. It is looked up with the credentials of the stack's configuration or of the environment, which must be of
   * the provider's account and need `cloudtrail:DescribeTrails` and `cloudtrail:GetTrailStatus`. Cannot be combined with
   * any other argument but `organizationTrailVerification`. Defaults to none.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
   */
  readonly organizationTrailArn?: pulumi.Input<string>;
  /**
   * How it is known that the organization's trail covers the account: `live` asks AWS and fails where AWS cannot be asked
   * as the provider would; `attested` vouches for the trail there, with a warning, and its bucket is then not known. What
   * AWS shows counts either way. Needs `organizationTrailArn`. Takes `live` or `attested`. Defaults to `live`.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
   */
  readonly organizationTrailVerification?: OrganizationTrailVerification;

  /**
   * Whether the metric filters and alarms that the CIS AWS Foundations Benchmark asks for are created on the log group.
   * Needs `createLogGroup` or `logGroupArn`. Defaults to `false`. Costs 0.10 $ a month for each alarm and 0.30 $ for its metric.
   *
   * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
   */
  readonly createCisAlarms?: boolean;
  /**
   * Whether EventBridge rules are created that send an alert when the trail, its bucket or its key is changed. Defaults
   * to `false`. Costs what the notifications cost.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
   */
  readonly createTamperAlerts?: boolean;
  /**
   * What the messages of the EventBridge rules are written for. Amazon Q Developer in chat applications shows those in
   * `chat` alone, alarms either way; whoever reads mails rather has `text`. Needs `createTamperAlerts`. Takes `text` or
   * `chat`. Defaults to `text`.
   *
   * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
   */
  readonly tamperAlertFormat?: AlertFormat;
  /**
   * Names of alarms and alerts that are not created. Needs `createCisAlarms` or `createTamperAlerts`. Takes any of
   * `unauthorized-api-calls`, `console-sign-in-without-mfa`, `root-usage`, `iam-policy-changes`, `cloudtrail-changes`,
   * `console-sign-in-failures`, `kms-key-disabled-or-deleted`, `s3-bucket-policy-changes`, `config-changes`,
   * `security-group-changes`, `network-acl-changes`, `network-gateway-changes`, `route-table-changes`, `vpc-changes`,
   * `organizations-changes`, `trail-stopped`, `trail-deleted`, `trail-updated`, `trail-selectors-changed`,
   * `log-bucket-policy-changed`, `log-bucket-access-changed`, `log-bucket-lifecycle-changed`,
   * `log-bucket-protection-changed`, `log-bucket-deleted`, `trail-key-disabled`, `trail-key-deletion-scheduled` and
   * `trail-key-policy-changed`. Defaults to none.
   *
   * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
   */
  readonly disabledAlerts?: string[];
  /**
   * How many events within five minutes set an alarm off, by the alarm's name. AWS's instructions for the controls of
   * Security Hub, `CloudWatch.1` to `CloudWatch.14`, ask for `1`, and do not say whether they pass with more. Needs
   * `createCisAlarms`. Takes names of alarms, as `disabledAlerts` has them, each with 1 to 100000. Defaults to the first event.
   *
   * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
   */
  readonly alarmThresholds?: Record<string, number>;
  /**
   * ARNs of roles and users whose events an alarm does not count, by the alarm's name. A role stands for all its
   * sessions. A `*` may stand at the end, and at the start in place of partition and account: `*:role/deploy`. An alarm
   * that leaves somebody out fails its control of Security Hub, one of `CloudWatch.2` to `CloudWatch.14`, and is blind
   * to whoever becomes such a principal or makes one of such a name. Needs `createCisAlarms`. Takes names of alarms, as
   * `disabledAlerts` has them, but `root-usage`, each with 1 to 10 ARNs that fit into a filter pattern of 1024
   * characters. Defaults to none: everybody counts.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
   */
  readonly alarmExcludedArns?: Record<string, pulumi.Input<string>[]>;
  /**
   * ARN of an existing SNS topic that alarms and alerts go to, in the trail's region. Its policy must let
   * `cloudwatch.amazonaws.com` and `events.amazonaws.com` publish. Needs `createCisAlarms` or `createTamperAlerts`.
   * Defaults to a topic that is created where there are alarms or alerts.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
   */
  readonly alertTopicArn?: pulumi.Input<string>;
  /**
   * Who is told of alarms and alerts by the topic that is created, under names of your choice; another name makes a new
   * subscription. An address or an HTTPS endpoint is told nothing before it has confirmed. A queue or a function of this
   * account is told nothing unless it lets the topic in. Cannot be combined with `alertTopicArn`. Needs `createCisAlarms` or
   * `createTamperAlerts`. Takes at most 50, keys of 1 to 64 letters, digits, `_` and `-`. Defaults to none: nobody is
   * told. Costs 2 $ per 100,000 e-mails and 0.06 $ per 100,000 HTTPS requests, after the first 1,000 and 100,000 a month.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html
   */
  readonly alertSubscriptions?: Record<string, AlertSubscription>;

  /**
   * Whether an Athena table over the log files, a workgroup and a handful of named queries are created. Defaults to
   * `false`. Costs 5 $ per TB that queries read.
   *
   * @see https://docs.aws.amazon.com/athena/latest/ug/cloudtrail-logs.html
   */
  readonly createQueries?: boolean;
  /**
   * Regions whose log files the Athena table shows. Needs `createQueries`. Takes 1 to 100. Defaults to all regions of
   * the partition that were known when this version was published.
   *
   * @see https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-partition-projection.html
   */
  readonly queryRegions?: string[];
  /**
   * Ids of the accounts whose log files the Athena table shows. Needs `createQueries`. Takes 1 to 10000, each of 12
   * digits. Defaults to this account; for an organization trail each query then names the account.
   *
   * @see https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-partition-projection.html
   */
  readonly queryAccountIds?: string[];
  /**
   * Name of the Athena workgroup with the named queries. Changing it replaces the workgroup. A second trail of an account
   * and region needs another one. Needs `createQueries`. Takes 1 to 128 letters, digits and `.`, `_`, `-`. Defaults to the
   * name of the component.
   *
   * @see https://docs.aws.amazon.com/athena/latest/APIReference/API_CreateWorkGroup.html
   */
  readonly queryWorkgroupName?: pulumi.Input<string>;
  /**
   * Name of the Glue database with the table over the log files. Changing it replaces database and table. A second trail of
   * an account and region needs another one. Needs `createQueries`. Takes 1 to 255 lowercase letters, digits and `_`.
   * Defaults to the name of the component, with `_` in place of other characters.
   *
   * @see https://docs.aws.amazon.com/athena/latest/ug/tables-databases-columns-names.html
   */
  readonly queryDatabaseName?: pulumi.Input<string>;

  /**
   * ARN of an existing trail of this region that Pulumi takes over instead of creating one: of this account or, for a
   * delegated administrator, of the management account. It keeps its
   * name. Defaults to none.
   *
   * @see https://www.pulumi.com/docs/iac/concepts/options/import/
   */
  readonly adoptTrailArn?: string;
  /**
   * Name of an existing bucket of this account that Pulumi takes over as log bucket instead of creating one: it gets
   * the protections of a created one, and its policy what CloudTrail and readers need, beside what others may do. Takes
   * 3 to 63 lowercase letters, digits, `.` and `-`. Defaults to none.
   *
   * @see https://www.pulumi.com/docs/iac/concepts/options/import/
   */
  readonly adoptBucketName?: string;
  /**
   * Name of an existing log group of this account and region that Pulumi takes over instead of creating one. Needs
   * `createLogGroup`. Takes 1 to 512 letters, digits and `.`, `_`, `/`, `#`, `-`. Defaults to none.
   *
   * @see https://www.pulumi.com/docs/iac/concepts/options/import/
   */
  readonly adoptLogGroupName?: string;
  /**
   * What taking over may take away. Without it a deployment is refused, and says what would be lost and which arguments
   * keep it. With `statements` the policy of the bucket becomes that of a created one, and with `unknown` nothing is
   * lost but what could not be read. Needs `adoptTrailArn` or `adoptBucketName` or `adoptLogGroupName`. Takes any of `archiving`, `bucket`, `default-encryption`, `encryption-key`, `events`, `insights`, `key-prefix`, `lifecycle-rules`, `log-group`, `noncurrent-retention`, `object-lock`, `organization`, `other-trails`, `retention`, `statements`, `tags`, `topic` and `unknown`.
   * Defaults to none.
   *
   * @see https://www.pulumi.com/docs/iac/concepts/options/import/
   */
  readonly acknowledgeLosses?: string[];
}
