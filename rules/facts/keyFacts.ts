import type { Fact } from "./fact";
import type { DeliveringTrail } from "./logBucketFacts";
import type { ResourcePolicy } from "../iam/policyStatement";

/** What the rules ask about a KMS key that encrypts the log files of trails. */
export interface KeyFacts {
  /** Its name in reports: the resource's name in a program, its id in an account. */
  readonly name: string;
  /** What identifies it: its URN in a program, its ARN in an account. */
  readonly id: string;
  /** The trails whose log files it encrypts. */
  readonly trails: readonly DeliveringTrail[];
  /** Whether it can be used at all. */
  readonly isEnabled: Fact<boolean>;
  /**
   * Whether AWS replaces its key material regularly. It cannot do so for material that it did not generate, and rotates a
   * multi-Region replica along with its primary key.
   *
   * @see https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
   */
  readonly rotation: Fact<"on" | "off" | "impossible" | "withPrimary">;
  /** How many days AWS waits between scheduling the key for deletion and deleting it. */
  readonly deletionWindowDays: Fact<number>;
  readonly policy: ResourcePolicy;
}
