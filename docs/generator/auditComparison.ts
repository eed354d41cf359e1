/** What Prowler and the rules say of the same accounts: the tables of docs/checkers-audit.md, which a proof tries. */

/** A check of Prowler, and the rule that asks the same. */
export interface Pair {
  readonly check: string;
  readonly rule: string;
  readonly settings?: Readonly<Record<string, string>>;
}

/** Checks and rules that ask the same, by a short title. */
export const pairs = {
  regions: {
    check: "cloudtrail_multi_region_enabled",
    rule: "multi-region-cloudtrail-enabled",
    settings: { interpretation: "literal" },
  },
  "management events": {
    check: "cloudtrail_multi_region_enabled_logging_management_events",
    rule: "multi-region-cloudtrail-enabled",
  },
  validation: {
    check: "cloudtrail_log_file_validation_enabled",
    rule: "cloud-trail-log-file-validation-enabled",
  },
  key: { check: "cloudtrail_kms_encryption_enabled", rule: "cloud-trail-encryption-enabled" },
  "CloudWatch Logs": { check: "cloudtrail_cloudwatch_logging_enabled", rule: "cloud-trail-cloud-watch-logs-enabled" },
  Insights: { check: "cloudtrail_insights_exist", rule: "cloudtrail-insights-enabled" },
  "not public": {
    check: "cloudtrail_logs_s3_bucket_is_not_publicly_accessible",
    rule: "cloudtrail-s3-bucket-public-access-prohibited",
  },
  "access logs": {
    check: "cloudtrail_logs_s3_bucket_access_logging_enabled",
    rule: "cloudtrail-s3-bucket-access-logging",
  },
  "reads of objects": { check: "cloudtrail_s3_dataevents_read_enabled", rule: "cloudtrail-s3-dataevents-enabled" },
  "writes of objects": { check: "cloudtrail_s3_dataevents_write_enabled", rule: "cloudtrail-s3-dataevents-enabled" },
} satisfies Readonly<Record<string, Pair>>;

export type PairTitle = keyof typeof pairs;

/** What a check, or a rule, says; – where it judges nothing. */
type Word = "pass" | "fail" | "manual" | "unknown" | "–" | "pass, fail";

/** What both say, or where they differ what Prowler says and what the rule says. */
export type Cell = Word | `${Word} / ${Word}`;

/** Accounts and what is said of them, in the order of {@link pairs}. What is not told is as in the first. */
export const accounts = {
  "everything as the rules ask": ["pass", "pass", "pass", "pass", "pass", "pass", "pass", "pass", "pass", "pass"],
  "no trail": ["fail", "fail", "–", "–", "–", "–", "–", "–", "fail / –", "fail / –"],
  "trail of one region": [
    "pass / fail",
    "pass / fail",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass / fail",
    "pass / fail",
  ],
  "trail is stopped": [
    "fail",
    "fail",
    "pass",
    "pass",
    "fail / pass",
    "– / pass",
    "pass",
    "pass",
    "pass / fail",
    "pass / fail",
  ],
  "multi-region trail is stopped, one of one region logs": [
    "pass / fail",
    "pass / fail",
    "pass",
    "pass",
    "pass, fail / pass",
    "pass",
    "pass",
    "pass",
    "pass / fail",
    "pass / fail",
  ],
  "home region is another one": [
    "pass",
    "fail / pass",
    "pass",
    "pass",
    "fail",
    "fail / pass",
    "pass",
    "pass",
    "fail / pass",
    "fail / pass",
  ],
  "member of an organization with a trail": [
    "pass",
    "fail / unknown",
    "pass",
    "fail",
    "fail",
    "fail",
    "manual / pass",
    "manual / fail",
    "– / unknown",
    "– / unknown",
  ],
  "basic selectors: writes only": ["pass", "fail", "pass", "pass", "pass", "pass", "pass", "pass", "fail", "fail"],
  "basic selectors: without KMS": [
    "pass",
    "pass / fail",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "fail",
    "fail",
  ],
  "basic selectors: all objects": ["pass", "pass", "pass", "pass", "pass", "pass", "pass", "pass", "pass", "pass"],
  "advanced selectors: named otherwise": [
    "pass",
    "fail / pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
  ],
  "advanced selectors: without KMS": [
    "pass",
    "pass / fail",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
  ],
  "advanced selectors: reads in one, writes in another": [
    "pass",
    "fail / pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
  ],
  "advanced selectors: objects of one bucket": [
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass / fail",
    "pass / fail",
  ],
  "log files are not validated": [
    "pass",
    "pass / fail",
    "fail",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
  ],
  "no key": ["pass", "pass", "pass", "fail", "pass", "pass", "pass", "pass", "pass", "pass"],
  "no CloudWatch Logs": ["pass", "pass", "pass", "pass", "fail", "pass", "pass", "pass", "pass", "pass"],
  "role for CloudWatch Logs lost its policy": [
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
  ],
  "no Insights": ["pass", "pass", "pass", "pass", "pass", "fail", "pass", "pass", "pass", "pass"],
  "bucket keeps CloudTrail out": [
    "pass",
    "pass / fail",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
  ],
  "bucket is public by its ACL": ["pass", "pass", "pass", "pass", "pass", "pass", "fail", "pass", "pass", "pass"],
  "bucket is public by its policy": [
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass / fail",
    "pass",
    "pass",
    "pass",
  ],
  "bucket without a public access block": [
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass / fail",
    "pass",
    "pass",
    "pass",
  ],
  "access to the bucket is not logged": [
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "fail",
    "pass",
    "pass",
  ],
  "access to the bucket is logged in itself": [
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass / fail",
    "pass",
    "pass",
  ],
  "bucket of another account": [
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "pass",
    "manual / pass",
    "manual / fail",
    "pass",
    "pass",
  ],
} as const satisfies Readonly<Record<string, readonly Cell[]>>;

/** An account that both judge. */
export type ComparedAccount = keyof typeof accounts;

/** Why the two differ, and who is right. */
interface Disagreement {
  readonly about: readonly PairTitle[];
  readonly of: readonly ComparedAccount[];
  /** What each of them does, a clause. */
  readonly prowler: string;
  readonly rule: string;
  /** What AWS documents, in Markdown. */
  readonly decision: string;
}

const guide = "https://docs.aws.amazon.com/awscloudtrail/latest/userguide";
const api = "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference";
const config = "https://docs.aws.amazon.com/config/latest/developerguide";
const s3 = "https://docs.aws.amazon.com/AmazonS3/latest/userguide";
const objects = ["reads of objects", "writes of objects"] as const satisfies readonly PairTitle[];

/** Every difference, decided by AWS's documentation. */
export const disagreements: readonly Disagreement[] = [
  {
    about: ["regions", "management events"],
    of: ["trail of one region", "multi-region trail is stopped, one of one region logs"],
    prowler: "is content with any trail that logs in the region looked at",
    rule: "wants one trail that is multi-region and logs",
    decision: `The rule: a trail of one region [records that region alone](${guide}/cloudtrail-concepts.html), and one made later is not covered.`,
  },
  {
    about: ["management events"],
    of: ["basic selectors: without KMS", "advanced selectors: without KMS"],
    prowler: "does not look at excluded event sources",
    rule: "wants every event source",
    decision: `The rule: AWS Config's [rule of the same name](${config}/multi-region-cloudtrail-enabled.html) is not met where events of KMS or of the RDS Data API are excluded.`,
  },
  {
    about: ["management events"],
    of: ["advanced selectors: named otherwise", "advanced selectors: reads in one, writes in another"],
    prowler: "knows a selector by the name that the console gives it, and one that has no condition on `readOnly`",
    rule: "reads what the selectors select, all together",
    decision: `The rule: a selector's name is [optional and descriptive](${api}/API_AdvancedEventSelector.html), and an event is recorded when it [matches any selector](${guide}/logging-management-events-with-cloudtrail.html).`,
  },
  {
    about: ["management events", "Insights", ...objects],
    of: ["home region is another one"],
    prowler: "asks the region looked at, which does not know the selectors",
    rule: "asks the trail's home region",
    decision: `The rule: a multi-region trail [shows in every region and is changed in its home region](${guide}/cloudtrail-multi-region-trails.html).`,
  },
  {
    about: ["management events", ...objects],
    of: ["member of an organization with a trail"],
    prowler: "takes selectors that it may not see for none, or says nothing",
    rule: "answers unknown, and whom to ask",
    decision: `The rule: members [see that the trail is there](${guide}/creating-trail-organization.html), and cannot know what it records. No finding is neither a pass nor a failure.`,
  },
  {
    about: ["management events"],
    of: ["log files are not validated", "bucket keeps CloudTrail out"],
    prowler: "asks for management events alone",
    rule: "asks one trail for all that the controls ask for, validation and delivery among it",
    decision: `Both, each as it says. AWS Config's [cloudtrail-security-trail-enabled](${config}/cloudtrail-security-trail-enabled.html) asks for validation, too; a bucket that [keeps CloudTrail out](${guide}/create-s3-bucket-policy-for-cloudtrail.html) gets no events at all.`,
  },
  {
    about: ["CloudWatch Logs"],
    of: ["trail is stopped", "multi-region trail is stopped, one of one region logs"],
    prowler: "asks for a delivery within the last 24 hours",
    rule: "asks what is configured",
    decision: `The rule, as AWS Config's [of the same name](${config}/cloud-trail-cloud-watch-logs-enabled.html). That nothing is delivered is told by \`cloudtrail-logging-enabled\` and \`cloudtrail-delivery-healthy\`.`,
  },
  {
    about: ["Insights"],
    of: ["trail is stopped"],
    prowler: "judges trails that log",
    rule: "judges every trail",
    decision: `Either way: that the trail is stopped is told by other rules and checks. AWS documents Insights as [a setting of the trail](${api}/API_GetInsightSelectors.html).`,
  },
  {
    about: objects,
    of: ["trail of one region", "trail is stopped", "multi-region trail is stopped, one of one region logs"],
    prowler: "reads the selectors of any trail",
    rule: "counts a trail that is multi-region and logs",
    decision: `The rule: a trail that is [stopped](${api}/API_StopLogging.html) records nothing, and one of one region none of the buckets of others. AWS Config's [rule](${config}/cloudtrail-s3-dataevents-enabled.html) does not say.`,
  },
  {
    about: objects,
    of: ["advanced selectors: objects of one bucket"],
    prowler: "takes any selector of the type of objects for all objects",
    rule: "reads its conditions on ARNs",
    decision: `The rule: a selector with \`resources.ARN\` [records what its conditions match](${guide}/logging-data-events-with-cloudtrail.html), here one bucket.`,
  },
  {
    about: objects,
    of: ["no trail"],
    prowler: "fails",
    rule: "is not applicable",
    decision: "The same in other words: that there is no trail is told once, by `multi-region-cloudtrail-enabled`.",
  },
  {
    about: ["not public"],
    of: ["bucket is public by its policy", "bucket without a public access block"],
    prowler: "looks for a grant to everybody in the ACL",
    rule: "looks at the ACL, the policy and all four settings of a public access block",
    decision: `The rule: S3 calls a bucket public [by its ACL or by its policy](${s3}/access-control-block-public-access.html), and AWS Config's [rule](${config}/cloudtrail-s3-bucket-public-access-prohibited.html) asks for the four settings.`,
  },
  {
    about: ["access logs"],
    of: ["access to the bucket is logged in itself"],
    prowler: "asks whether there is a target",
    rule: "asks for another bucket",
    decision: `The rule: S3 advises [not to log a bucket in itself](${s3}/ServerLogs.html), since each access log then causes another.`,
  },
  {
    about: ["not public", "access logs"],
    of: ["bucket of another account", "member of an organization with a trail"],
    prowler: "says to look by hand",
    rule: "asks S3, and answers unknown where it is refused",
    decision: `The rule, where it gets an answer: [a bucket's policy may let other accounts read its settings](${s3}/example-walkthroughs-managing-access-example2.html). The local AWS lets everybody read them.`,
  },
];
