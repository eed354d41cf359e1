import type { Fact } from "./fact";
import type { LeftOut } from "./leftOut";

/** What the rules ask about one trail, wherever the answers come from. */
export interface TrailFacts {
  /** What its people call it: the resource's name in a program, the trail's name in an account. */
  readonly name: string;
  /** What identifies it to a machine: its URN in a program, its ARN in an account. */
  readonly id: string;
  /** Whether it records events of every region. */
  readonly isMultiRegion: Fact<boolean>;
  /** Whether it is recording now. */
  readonly isLogging: Fact<boolean>;
  /** Whether it records events of global services such as IAM. */
  readonly includesGlobalServiceEvents: Fact<boolean>;
  /** Whether CloudTrail signs digests of its log files. */
  readonly validatesLogFiles: Fact<boolean>;
  /** Which management events it does not record. */
  readonly managementEventsLeftOut: ManagementEventsLeftOut;
}

/**
 * What a trail leaves out of its management events, by their kind.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html
 */
export interface ManagementEventsLeftOut {
  /** Of the events that only read. */
  readonly read: Fact<LeftOut>;
  /** Of the events that change something. */
  readonly write: Fact<LeftOut>;
}
