import type { Fact } from "./fact";
import type { ResourcePolicy } from "../iam/policyStatement";

/** What the rules ask about a KMS key that encrypts the log files of trails. */
export interface KeyFacts {
  /** What its people call it: the resource's name in a program, its id in an account. */
  readonly name: string;
  /** What identifies it to a machine: its URN in a program, its ARN in an account. */
  readonly id: string;
  /** Whether it can be used at all. */
  readonly isEnabled: Fact<boolean>;
  /**
   * Whether AWS changes its key material regularly. It cannot for material that it did not make, and changes that of a
   * multi-Region replica along with its primary key.
   *
   * @see https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
   */
  readonly rotation: Fact<"on" | "off" | "impossible" | "withPrimary">;
  /** How many days after a wish to delete it the key is gone. */
  readonly deletionWindowDays: Fact<number>;
  readonly policy: ResourcePolicy;
}
