import type { AccountSight, KeyAnswers, LogBucketAnswers, TrailAnswers } from "../../live/accountSight";
import type { AskedAccount } from "../../audit/judge/seenAccount";
import { known, unknown } from "../../rules/facts/fact";
import type { DeliveringTrail } from "../../rules/facts/logBucketFacts";
import type { TrailFacts } from "../../rules/facts/trailFacts";
import { deliveringTrail, logBucket, logKey } from "../rules/logBuckets";
import { trail } from "../rules/trails";

export const [one, two, three] = ["111111111111", "222222222222", "333333333333"] as const;
const region = "eu-west-1";

const notAsked = unknown("nobody asked", "ask");

/** A trail as an account sees it. */
export interface SeenTrail {
  readonly name?: string;
  /** Defaults to the account that sees it. */
  readonly owner?: string;
  /** Defaults to `logs-OWNER`. */
  readonly bucket?: string;
  /** The account that owns its key, where it has one. */
  readonly keyOwner?: string;
  readonly facts?: Partial<TrailFacts>;
}

export function trailArn(owner: string, name = "audit"): string {
  return `arn:aws:cloudtrail:${region}:${owner}:trail/${name}`;
}

export function keyArn(owner: string): string {
  return `arn:aws:kms:${region}:${owner}:key/${owner}`;
}

/** An account that answered, with facts that fulfil every rule except as said. */
export function seen(
  accountId: string,
  trails: readonly SeenTrail[],
  bucketFacts: Parameters<typeof logBucket>[0] = {},
): AskedAccount {
  const full = trails.map(({ name = "audit", owner = accountId, bucket = `logs-${owner}`, keyOwner, facts }) => ({
    name,
    owner,
    bucket,
    keyOwner,
    facts,
    arn: trailArn(owner, name),
    delivering: deliveringTrail({ name, trailName: known(name), accountId: known(owner) }),
  }));
  const users = (uses: (each: (typeof full)[number]) => boolean): readonly DeliveringTrail[] =>
    full.filter(uses).map(({ delivering }) => delivering);
  const buckets = [...new Set(full.map(({ bucket }) => bucket))];
  const keyOwners = [...new Set(full.flatMap(({ keyOwner }) => keyOwner ?? []))];
  const sight: AccountSight = {
    accountId,
    askedAt: new Date("2027-03-31T00:00:00Z"),
    partition: "aws",
    region,
    closedRegions: [],
    trails: full.map(({ name, arn, bucket, keyOwner }): TrailAnswers => ({
      trail: {
        Name: name,
        TrailARN: arn,
        HomeRegion: region,
        S3BucketName: bucket,
        ...(keyOwner !== undefined && { KmsKeyId: keyArn(keyOwner) }),
      },
      status: notAsked,
      selectors: notAsked,
    })),
    logBuckets: buckets.map(bucketAnswers),
    keys: keyOwners.map((owner): KeyAnswers => ({
      arn: keyArn(owner),
      metadata: notAsked,
      policy: notAsked,
      isRotated: notAsked,
    })),
    topics: [],
    roles: [],
  };
  const trailFacts = full.map(({ name, arn, facts }) => trail({ name, id: arn, homeRegion: region, ...facts }));
  return {
    accountId,
    seen: known({
      sight,
      facts: {
        account: { name: accountId, isInUse: true, trails: trailFacts },
        trails: trailFacts,
        logBuckets: buckets.map((name) =>
          logBucket({ name, id: bucketArn(name), trails: users(({ bucket }) => bucket === name), ...bucketFacts }),
        ),
        keys: keyOwners.map((owner) =>
          logKey({ name: owner, id: keyArn(owner), trails: users(({ keyOwner }) => keyOwner === owner) }),
        ),
      },
    }),
  };
}

/** An account that did not answer. */
export function silent(accountId: string): AskedAccount {
  return {
    accountId,
    seen: {
      ...unknown("AWS denies sts:AssumeRole to the credentials in use", "allow them sts:AssumeRole"),
      permission: "sts:AssumeRole",
    },
  };
}

export function bucketArn(name: string): string {
  return `arn:aws:s3:::${name}`;
}

function bucketAnswers(name: string): LogBucketAnswers {
  return {
    name,
    arn: bucketArn(name),
    region,
    policy: notAsked,
    acl: notAsked,
    publicAccessBlock: notAsked,
    accountPublicAccessBlock: notAsked,
    versioning: notAsked,
    logging: notAsked,
    objectLock: notAsked,
    lifecycleRules: notAsked,
    encryption: notAsked,
  };
}
