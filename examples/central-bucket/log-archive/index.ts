// The account that keeps everybody's log files. Its bucket and key let the trails of the member accounts in before these
// exist: the ARN of a trail is made of its region, account and name.
import * as pulumi from "@pulumi/pulumi";
import { getPartitionOutput } from "@pulumi/aws/getPartition";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import { MultiRegionTrail } from "pulumi-cloudtrail-baseline";

const memberAccountIds = new pulumi.Config().requireObject<string[]>("memberAccountIds");
const { partition } = getPartitionOutput();
const { region } = getRegionOutput();

const trail = new MultiRegionTrail("audit-trail", {
  createKmsKey: true,
  additionalTrailArns: memberAccountIds.map(
    (id) => pulumi.interpolate`arn:${partition}:cloudtrail:${region}:${id}:trail/audit-trail`,
  ),
});

export const { trailArn, bucketName, bucketArn, kmsKeyArn } = trail;
