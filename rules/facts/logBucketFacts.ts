import type { Fact } from "./fact";
import type { ResourcePolicy } from "../iam/policyStatement";

/** What the rules ask about a bucket that trails deliver to. */
export interface LogBucketFacts {
  /** Its name in reports: the resource's name in a program, the bucket's name in an account. */
  readonly name: string;
  /** What identifies it: its URN in a program, its ARN in an account. */
  readonly id: string;
  /** The trails that deliver to it. */
  readonly trails: readonly DeliveringTrail[];
  /** Whether all four settings of a public access block are on, each in the bucket's own block or its account's. */
  readonly blocksPublicAccess: Fact<boolean>;
  /** Whether its ACL grants access to everybody, or to everybody with an AWS account. */
  readonly hasPublicAcl: Fact<boolean>;
  readonly policy: ResourcePolicy;
  readonly isVersioned: Fact<boolean>;
  /** Where access to it is logged: in another bucket, in itself, or not at all. */
  readonly accessLogging: Fact<"elsewhere" | "itself" | "off">;
  /** Whether Object Lock protects new objects by default. */
  readonly locksObjects: Fact<boolean>;
  /** After how many days current log files are deleted: infinite when never, 0 when all are deleted from a fixed date on. */
  readonly expiresAfterDays: Fact<number>;
  /** Whether destroying the stack deletes the log files along with the bucket. */
  readonly isForceDestroyed: Fact<boolean>;
}

/** What the rules on a bucket, or on a key, ask about a trail that uses it. */
export interface DeliveringTrail {
  /** Its name in reports. */
  readonly name: string;
  /** Its name in AWS, which its ARN ends with. */
  readonly trailName: Fact<string>;
  /** The partition of AWS that it is in: `aws`, `aws-cn`. */
  readonly partition: Fact<string>;
  /** Its home region. */
  readonly region: Fact<string>;
  /** The account that its ARN names: of an organization trail the management account. */
  readonly accountId: Fact<string>;
  /** The organization that this account is in; `undefined` where it is in none. */
  readonly organizationId: Fact<string | undefined>;
  readonly isOrganizationTrail: Fact<boolean>;
  /** The key prefix of its log files; empty when it has none. */
  readonly keyPrefix: Fact<string>;
  /** Whether it is deployed and AWS was asked about it, so that nothing about it is yet to come. */
  readonly isDeployed?: true;
}
