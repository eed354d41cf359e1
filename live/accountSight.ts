import type { GetRoleResponse } from "@aws-sdk/client-iam";
import type { KeyMetadata } from "@aws-sdk/client-kms";
import type {
  GetBucketAclOutput,
  GetBucketLoggingOutput,
  GetBucketVersioningOutput,
  LifecycleRule,
  ObjectLockConfiguration,
  PublicAccessBlockConfiguration,
  ServerSideEncryptionConfiguration,
} from "@aws-sdk/client-s3";
import type { Fact } from "../rules/facts/fact";
import type { TrailAnswers } from "./trailAnswers";

export type { TrailAnswers } from "./trailAnswers";

/**
 * What AWS answered about one account. A fact that is not known was refused, or nobody asked. `undefined` is AWS's answer
 * that there is no such thing: a bucket without a policy, an account without a public access block.
 */
export interface AccountSight {
  readonly accountId: string;
  /** When AWS was asked. */
  readonly askedAt: Date;
  /** The partition of AWS that it is in. */
  readonly partition: string;
  /** The region that was asked for its trails: a multi-region trail shows in every one. */
  readonly region: string;
  /** The regions that refused to answer before, in the order asked. */
  readonly closedRegions: readonly string[];
  /** Every trail that shows in it, also its organization's. */
  readonly trails: readonly TrailAnswers[];
  /** The buckets that these deliver to, each once. */
  readonly logBuckets: readonly LogBucketAnswers[];
  /** The KMS keys that these encrypt with, each once. */
  readonly keys: readonly KeyAnswers[];
  /** The topics that these notify, each once. */
  readonly topics: readonly TopicAnswers[];
  /** The roles with which these write to log groups, each once. */
  readonly roles: readonly RoleAnswers[];
}

/** What S3 answers about one bucket. */
export interface LogBucketAnswers {
  readonly name: string;
  readonly arn: string;
  /** Absent where S3 did not say. */
  readonly region?: string;
  /** Whether there is no such bucket any more. Nothing is known about it then. */
  readonly isMissing?: true;
  /** The text of its policy. */
  readonly policy: Fact<string | undefined>;
  readonly acl: Fact<GetBucketAclOutput>;
  readonly publicAccessBlock: Fact<PublicAccessBlockConfiguration | undefined>;
  /** That of the account which owns it. */
  readonly accountPublicAccessBlock: Fact<PublicAccessBlockConfiguration | undefined>;
  readonly versioning: Fact<GetBucketVersioningOutput>;
  readonly logging: Fact<GetBucketLoggingOutput>;
  readonly objectLock: Fact<ObjectLockConfiguration | undefined>;
  readonly lifecycleRules: Fact<readonly LifecycleRule[]>;
  readonly encryption: Fact<ServerSideEncryptionConfiguration | undefined>;
}

/** What KMS answers about one key. */
export interface KeyAnswers {
  /** As the trail names it. */
  readonly arn: string;
  /** Whether there is no such key any more. Nothing is known about it then. */
  readonly isMissing?: true;
  readonly metadata: Fact<KeyMetadata>;
  /** The text of its policy. */
  readonly policy: Fact<string>;
  /** Whether KMS rotates it. */
  readonly isRotated: Fact<boolean>;
}

/** What SNS answers about one topic. */
export interface TopicAnswers {
  readonly arn: string;
  /** Whether there is no such topic any more. */
  readonly isMissing?: true;
  /** The text of its policy. */
  readonly policy: Fact<string | undefined>;
}

/** What IAM answers about one role. */
export interface RoleAnswers {
  readonly arn: string;
  /** Whether there is no such role any more. */
  readonly isMissing?: true;
  readonly role: Fact<GetRoleResponse>;
  /** The texts of all its policies. */
  readonly policies: Fact<readonly string[]>;
}
