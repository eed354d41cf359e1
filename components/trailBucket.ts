import * as pulumi from "@pulumi/pulumi";
import { outputOf } from "./outputOf";
import { defaults } from "./arguments/defaults";
import { additionalStatements } from "./bucket/additionalStatements";
import { adoptedPolicy } from "./bucket/adoptedPolicy";
import { createAccessLogging } from "./bucket/accessLogging";
import type { Deployed } from "./before/deployed";
import { bucketType } from "./before/partTypes";
import { bucketArnOf } from "./bucket/bucketArn";
import { useExistingBucket } from "./bucket/existingBucket";
import { keptStatements } from "./bucket/keptStatements";
import { createLogBucket } from "./bucket/logBucket";
import { logBucketName } from "./bucket/logBucketName";
import { logBucketPolicy, type LogBucketPolicyScope } from "./bucket/logBucketPolicy";
import type { MultiRegionTrailArgs } from "./multiRegionTrailArgs";
import type { PartOptions } from "./partOptions";
import type { Place } from "./place";
import { trailAndFormer } from "./trailArn";

/** What the policy of the bucket depends on, besides the bucket. */
export type BucketUse = Omit<LogBucketPolicyScope, "bucketArn">;

/** The bucket of a trail, created or found. */
export interface TrailBucket {
  readonly bucketName: pulumi.Output<string>;
  readonly bucketArn: pulumi.Output<string>;
  readonly bucketPolicy: pulumi.Output<string>;
  /** Name of the bucket that receives access logs; absent without access logging. */
  readonly accessLogBucketName?: pulumi.Output<string>;
  /** Everything that must be in place before the trail is created. */
  readonly protections: readonly pulumi.Resource[];
}

/**
 * The bucket that a trail's arguments ask for: an existing one, or one that is created or adopted.
 *
 * @param name - the component's name
 * @param use - who writes and reads
 * @param deployed - what the last deployment has left of the component
 */
export function trailBucket(
  name: string,
  args: MultiRegionTrailArgs,
  use: pulumi.Output<BucketUse>,
  place: Place,
  deployed: pulumi.Output<Deployed>,
  opts: PartOptions,
): TrailBucket {
  const existing = outputOf(args.existingBucketName);
  return existing === undefined
    ? createdBucket(name, args, use, place, deployed, opts)
    : existingBucket(name, existing, args, use, place, opts);
}

function existingBucket(
  name: string,
  bucketName: pulumi.Output<string>,
  args: MultiRegionTrailArgs,
  use: pulumi.Output<BucketUse>,
  place: Place,
  opts: PartOptions,
): TrailBucket {
  const bucketArn = bucketArnOf(place, bucketName);
  const { policy, protections } = useExistingBucket(
    logBucketName(name),
    { bucketName, scope: scopeOf(bucketArn, use), merge: args.mergeBucketPolicy ?? false },
    opts.part,
  );
  return { bucketName, bucketArn, bucketPolicy: policy, protections };
}

function createdBucket(
  name: string,
  args: MultiRegionTrailArgs,
  use: pulumi.Output<BucketUse>,
  place: Place,
  deployed: pulumi.Output<Deployed>,
  opts: PartOptions,
): TrailBucket {
  const { objectLockMode: mode, objectLockRetentionDays: days, tags } = args;
  const deployedName = deployed.apply((left) => {
    const bucketName = left.part(bucketType, logBucketName(name))?.["bucket"];
    return typeof bucketName === "string" ? bucketName : "";
  });
  const { bucket, policy, protections } = createLogBucket(
    logBucketName(name),
    {
      bucketName: outputOf(args.bucketName),
      adopt: args.adoptBucketName,
      tags,
      policyOf: (bucketName) => {
        const scope = scopeOf(bucketArnOf(place, bucketName), use);
        if (keepsStatements(args)) return adoptedPolicy(bucketName, scope, deployedName, opts.kept.parent);
        const kept = keptStatements(deployedName, use.apply(trailAndFormer), opts.kept.parent);
        return pulumi
          .all([scope, bucketName, deployedName, kept])
          .apply(([known, present, before, others]) =>
            JSON.stringify(
              logBucketPolicy(known, [
                ...additionalStatements(known.additionalDocuments ?? [], known.bucketArn),
                ...(present === before ? others : []),
              ]),
            ),
          );
      },
      retention: {
        retentionDays: args.retentionDays ?? defaults.retentionDays,
        noncurrentVersionRetentionDays: args.noncurrentVersionRetentionDays ?? defaults.noncurrentVersionRetentionDays,
        infrequentAccessAfterDays: args.infrequentAccessAfterDays ?? defaults.infrequentAccessAfterDays,
        archiveAfterDays: args.archiveAfterDays ?? defaults.archiveAfterDays,
        archiveStorageClass: args.archiveStorageClass ?? defaults.archiveStorageClass,
      },
      objectLock: mode !== undefined && days !== undefined ? { mode, days } : undefined,
    },
    opts.kept,
  );
  const accessLogTarget = outputOf(args.accessLogBucketName);
  const accessLogBucketName =
    args.createAccessLogBucket === true || accessLogTarget !== undefined
      ? createAccessLogging(
          logBucketName(name),
          {
            source: bucket,
            place,
            targetBucketName: accessLogTarget,
            retentionDays: args.accessLogRetentionDays ?? defaults.accessLogRetentionDays,
            tags,
          },
          opts.left,
        )
      : undefined;
  return {
    bucketName: bucket.bucket,
    bucketArn: bucket.arn,
    bucketPolicy: policy,
    protections,
    ...(accessLogBucketName !== undefined && { accessLogBucketName }),
  };
}

/** Whether the bucket keeps what others may do: it is taken over, and nobody has said that this may be lost. */
function keepsStatements({ adoptBucketName, acknowledgeLosses = [] }: MultiRegionTrailArgs): boolean {
  return adoptBucketName !== undefined && !acknowledgeLosses.includes("statements");
}

function scopeOf(bucketArn: pulumi.Output<string>, use: pulumi.Output<BucketUse>): pulumi.Output<LogBucketPolicyScope> {
  return pulumi.all([bucketArn, use]).apply(([arn, known]) => ({ ...known, bucketArn: arn }));
}
