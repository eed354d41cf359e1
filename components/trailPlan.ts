import * as pulumi from "@pulumi/pulumi";
import { trailNameOf } from "./arguments/aws/trailArnCheck";
import type { Deployed } from "./before/deployed";
import type { LogFolder } from "./bucket/logFolders";
import type { MultiRegionTrailArgs } from "./multiRegionTrailArgs";
import { outputOf } from "./outputOf";
import type { Place } from "./place";
import { trailArnOf } from "./trailArn";
import { trailBefore } from "./trailBefore";
import type { BucketUse } from "./trailBucket";

/** What is known of a trail before it exists, which its parts are built from. */
export interface TrailPlan {
  readonly trailName: pulumi.Output<string>;
  /** The ARN it will have. */
  readonly trailArn: pulumi.Output<string>;
  readonly s3KeyPrefix: pulumi.Output<string> | undefined;
  readonly organizationId: pulumi.Output<string> | undefined;
  /** ARN of the trail that the last deployment has left, where it is another one. */
  readonly formerTrailArn: pulumi.Output<string | undefined>;
  /** ARN of the log group that the created role has served since the last deployment; `undefined` where there is none. */
  readonly logGroupArnBefore: pulumi.Output<string | undefined>;
  /** Whether the created key may have encrypted events in a log group. */
  readonly keyEncryptedEvents: pulumi.Output<boolean>;
  /** Folders that it wrote into before. */
  readonly foldersBefore: pulumi.Output<readonly LogFolder[]>;
  /** Which trails write into its bucket and which principals read from it. */
  readonly use: pulumi.Output<BucketUse>;
}

/**
 * The trail that arguments ask for.
 *
 * @param name - the component's name
 * @param args - checked arguments
 * @param deployed - what the last deployment has left of it
 */
export function trailPlan(
  name: string,
  args: MultiRegionTrailArgs,
  place: Place,
  deployed: pulumi.Output<Deployed>,
): TrailPlan {
  const { partition, region } = place;
  const adoptedName = args.adoptTrailArn && trailNameOf(args.adoptTrailArn);
  const trailName = outputOf(args.trailName) ?? pulumi.output(adoptedName ?? name);
  const s3KeyPrefix = outputOf(args.s3KeyPrefix);
  const organizationId = outputOf(args.organizationId);
  // The management account owns an organization trail, even when a delegated administrator creates it.
  const owner = outputOf(args.organizationManagementAccountId) ?? place.accountId;
  const trailArn = pulumi.output({ partition, region, accountId: owner, trailName }).apply(trailArnOf);
  const before = pulumi.all([trailArn, deployed]).apply(([arn, left]) => trailBefore(name, arn, left));
  const { formerTrailArn, logGroupArnBefore, keyEncryptedEvents, foldersBefore } = before;
  const use = pulumi
    .output({
      trailArn,
      formerTrailArn,
      foldersBefore,
      s3KeyPrefix,
      organizationId,
      additionalTrailArns: outputOf(args.additionalTrailArns),
      readerArns: outputOf(args.readerArns),
      additionalDocuments: outputOf(args.additionalBucketPolicyDocuments),
    })
    .apply((known): BucketUse => known);
  return {
    trailName,
    trailArn,
    formerTrailArn,
    logGroupArnBefore,
    keyEncryptedEvents,
    s3KeyPrefix,
    organizationId,
    foldersBefore,
    use,
  };
}
