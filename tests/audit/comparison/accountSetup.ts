/** What stands in an account, told in one way: it is made in the local AWS, and written down as a state of Pulumi. */
import type { AdvancedEventSelector, EventSelector, InsightSelector } from "@aws-sdk/client-cloudtrail";
import type { LifecycleRule, PublicAccessBlockConfiguration } from "@aws-sdk/client-s3";
import type { Statement } from "../../sandbox/localAws/policies";

/** The id that stands for the account, wherever a setup names it. */
export const account = "123456789012";

/** The region that trails, and all they use, are in unless said otherwise. */
export const home = "us-east-1";

/** Everything in an account that rules ask about. Names of buckets begin with `this-`: no two accounts may share them. */
export interface AccountSetup {
  readonly trails: readonly TrailSetup[];
  readonly buckets: readonly BucketSetup[];
  readonly keys: readonly KeySetup[];
  readonly topics: readonly TopicSetup[];
  readonly roles: readonly RoleSetup[];
}

/** A trail, in the words of CloudTrail's API. What is absent is as AWS makes it. */
export interface TrailSetup {
  readonly name: string;
  readonly region: string;
  readonly bucket: string;
  readonly prefix?: string | undefined;
  readonly isMultiRegion: boolean;
  readonly includesGlobalServiceEvents: boolean;
  readonly validatesLogFiles: boolean;
  readonly isLogging: boolean;
  readonly selectors?: Selectors | undefined;
  readonly insights: readonly InsightSelector[];
  /** ARNs of what it uses of the setup. The role is that with which it writes to the log group `trail`. */
  readonly key?: string | undefined;
  readonly topic?: string | undefined;
  readonly role?: string | undefined;
}

/** The selectors of a trail, of the one form or of the other. */
export type Selectors =
  | { readonly basic: readonly EventSelector[] }
  | { readonly advanced: readonly AdvancedEventSelector[] };

/** A bucket. Trails may deliver to it when they are created, whatever its policy says later. */
export interface BucketSetup {
  readonly name: string;
  readonly policy?: readonly Statement[] | undefined;
  readonly publicAccessBlock?: PublicAccessBlockConfiguration | undefined;
  /** A canned ACL, in place of none. */
  readonly acl?: "private" | "public-read" | "authenticated-read" | "log-delivery-write" | undefined;
  readonly versioning?: "Enabled" | "Suspended" | undefined;
  /** The bucket that gets its access logs. */
  readonly logsTo?: string | undefined;
  /** Whether Object Lock is on, and for how many days it protects new objects by default. */
  readonly objectLock?: { readonly days?: number } | undefined;
  readonly lifecycleRules?: readonly LifecycleRule[] | undefined;
  readonly usesBucketKey?: boolean | undefined;
}

/** A KMS key. */
export interface KeySetup {
  /** Stands for the ARN that KMS will choose. */
  readonly arn: string;
  readonly policy: readonly Statement[];
  readonly isEnabled: boolean;
  readonly isRotated: boolean;
}

/** A topic. */
export interface TopicSetup {
  readonly name: string;
  readonly policy: readonly Statement[];
}

/** A role with one inline policy. */
export interface RoleSetup {
  readonly name: string;
  readonly trust: readonly Statement[];
  readonly permissions: readonly Statement[];
}

/** The ARN of a trail. */
export function trailArn(name: string, region = home): string {
  return `arn:aws:cloudtrail:${region}:${account}:trail/${name}`;
}

/** The ARN of a bucket. */
export function bucketArn(name: string): string {
  return `arn:aws:s3:::${name}`;
}

/** The id that ends the ARN of a key. */
export function idOf(keyArn: string): string {
  return keyArn.replace(/^.*\//, "");
}

/** The ARN of a topic. */
export function topicArn(name: string): string {
  return `arn:aws:sns:${home}:${account}:${name}`;
}

/** The ARN of a role. */
export function roleArn(name: string): string {
  return `arn:aws:iam::${account}:role/${name}`;
}

/** The ARN of the log group of trails. */
export const logGroupArn = `arn:aws:logs:${home}:${account}:log-group:trail:*`;

/** A setup with other texts in place of some, wherever they stand. */
export function replaced(setup: AccountSetup, texts: readonly (readonly [string, string])[]): AccountSetup {
  const text = texts.reduce((all, [old, other]) => all.replaceAll(old, other), JSON.stringify(setup));
  const revive = (key: string, value: unknown): unknown => (key === "Date" ? new Date(String(value)) : value);
  return JSON.parse(text, revive) as AccountSetup;
}
