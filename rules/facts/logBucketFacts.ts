import type { Fact } from "./fact";
import type { ResourcePolicy } from "../iam/policyStatement";

/** What the rules ask about a bucket that trails deliver to. */
export interface LogBucketFacts {
  /** What its people call it: the resource's name in a program, the bucket's name in an account. */
  readonly name: string;
  /** What identifies it to a machine: its URN in a program, its ARN in an account. */
  readonly id: string;
  /** The trails that deliver to it. */
  readonly trails: readonly DeliveringTrail[];
  /** Whether all four settings of a public access block are on, each in its own or its account's. */
  readonly blocksPublicAccess: Fact<boolean>;
  /** Whether its ACL lets everybody in, or everybody with any AWS account. */
  readonly hasPublicAcl: Fact<boolean>;
  readonly policy: ResourcePolicy;
  readonly isVersioned: Fact<boolean>;
  /** Where its access is logged to: another bucket, itself, or nowhere. */
  readonly accessLogging: Fact<"elsewhere" | "itself" | "off">;
  /** Whether Object Lock protects new objects by default. */
  readonly locksObjects: Fact<boolean>;
  /** After how many days current log files are deleted: infinite when never, 0 when all are from a fixed date on. */
  readonly expiresAfterDays: Fact<number>;
  /** Whether destroying the stack deletes the log files along with the bucket. */
  readonly isForceDestroyed: Fact<boolean>;
}

/** What the rules on a bucket ask about a trail that delivers to it. */
export interface DeliveringTrail {
  /** What its people call it. */
  readonly name: string;
  /** The name AWS knows it by, which its ARN ends with. */
  readonly trailName: Fact<string>;
  readonly isOrganizationTrail: Fact<boolean>;
  /** The key prefix of its log files; empty when it has none. */
  readonly keyPrefix: Fact<string>;
}
