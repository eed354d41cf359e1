import type { DeliveryFacts } from "./deliveryFacts";
import type { DeliveryStatus } from "./deliveryStatus";
import type { Fact } from "./fact";
import type { LeftOutByKind } from "./leftOut";

/** What the rules ask about one trail, wherever the answers come from. */
export interface TrailFacts {
  /** Its name in reports: the resource's name in a program, the trail's name in an account. */
  readonly name: string;
  /** What identifies it: its URN in a program, its ARN in an account. */
  readonly id: string;
  /**
   * What trails of the same home region have in common: the region's name, or else the provider that chooses it. Absent
   * where neither is known.
   */
  readonly homeRegion?: string;
  /** Whether it records events of every region. */
  readonly isMultiRegion: Fact<boolean>;
  /** Whether it is recording now. */
  readonly isLogging: Fact<boolean>;
  /** Whether it records events of global services such as IAM. */
  readonly includesGlobalServiceEvents: Fact<boolean>;
  /** Whether CloudTrail signs digests of its log files. */
  readonly validatesLogFiles: Fact<boolean>;
  /**
   * Which management events it does not record.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html
   */
  readonly managementEventsLeftOut: LeftOutByKind;
  /** The same, as if it excluded no event source by name: whether it records reads and writes at all. */
  readonly managementEventKindsLeftOut: LeftOutByKind;
  /** Whether it selects management events, even where its conditions then leave out all of them. */
  readonly selectsManagementEvents: Fact<boolean>;
  /** Whether it records events other than management events: data events or network activity. */
  readonly recordsOtherEvents: Fact<boolean>;
  /** Whether a KMS key chosen by its owner encrypts its log files. */
  readonly usesKmsKey: Fact<boolean>;
  /** Whether it delivers to a log group of CloudWatch Logs, with a role that lets it. */
  readonly deliversToCloudWatchLogs: Fact<boolean>;
  /** Whether it notifies an SNS topic of each log file. */
  readonly notifiesSnsTopic: Fact<boolean>;
  /** Whether it records the events of every account of its organization. */
  readonly isOrganizationTrail: Fact<boolean>;
  /** Which kinds of Insights it records, as AWS spells them. */
  readonly insightTypes: Fact<readonly string[]>;
  /**
   * Whether it records the data events, reads and writes, of all objects of all buckets. Its owner may leave out single
   * buckets, as those that hold the trail's own logs must be.
   *
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
   */
  readonly recordsS3DataEvents: Fact<boolean>;
  /** What it delivers to that is in the same stack. Absent where none of it is, or where it is judged by itself. */
  readonly delivery?: Fact<DeliveryFacts>;
  /** What has become of its latest deliveries. Absent in a program, which is there before them. */
  readonly deliveryStatus?: Fact<DeliveryStatus>;
}
