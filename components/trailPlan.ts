import * as pulumi from "@pulumi/pulumi";
import { trailNameOf } from "./arguments/aws/trailArnCheck";
import type { MultiRegionTrailArgs } from "./multiRegionTrailArgs";
import { outputOf } from "./outputOf";
import type { Place } from "./place";
import { trailArnOf } from "./trailArn";
import type { BucketUse } from "./trailBucket";

/** What is known of a trail before it exists, which its parts are built from. */
export interface TrailPlan {
  readonly trailName: pulumi.Output<string>;
  /** The ARN it will have. */
  readonly trailArn: pulumi.Output<string>;
  readonly s3KeyPrefix: pulumi.Output<string> | undefined;
  readonly organizationId: pulumi.Output<string> | undefined;
  /** Which trails write into its bucket and which principals read from it. */
  readonly use: pulumi.Output<BucketUse>;
}

/**
 * The trail that arguments ask for.
 *
 * @param name - the component's name
 * @param args - checked arguments
 */
export function trailPlan(name: string, args: MultiRegionTrailArgs, place: Place): TrailPlan {
  const { partition, region } = place;
  const adoptedName = args.adoptTrailArn && trailNameOf(args.adoptTrailArn);
  const trailName = outputOf(args.trailName) ?? pulumi.output(adoptedName ?? name);
  const s3KeyPrefix = outputOf(args.s3KeyPrefix);
  const organizationId = outputOf(args.organizationId);
  // The management account owns an organization trail, even when a delegated administrator creates it.
  const owner = outputOf(args.organizationManagementAccountId) ?? place.accountId;
  const trailArn = pulumi.output({ partition, region, accountId: owner, trailName }).apply(trailArnOf);
  const use = pulumi
    .output({
      trailArn,
      s3KeyPrefix,
      organizationId,
      additionalTrailArns: outputOf(args.additionalTrailArns),
      readerArns: outputOf(args.readerArns),
    })
    .apply((known): BucketUse => known);
  return { trailName, trailArn, s3KeyPrefix, organizationId, use };
}
