import * as cloudtrail from "@pulumi/aws/cloudtrail";
import * as pulumi from "@pulumi/pulumi";
import { createAlerts, type Alerts } from "./alerts/alerts";
import { defaults } from "./arguments/defaults";
import { ownerOf } from "../rules/cloudtrail/trailOwner";
import type { Deployed } from "./before/deployed";
import { trailType } from "./before/partTypes";
import { bucketArnOf } from "./bucket/bucketArn";
import { snsTopicName } from "./delivery/snsTopicName";
import type { AdvancedEventSelector } from "./events/selectorArgs";
import { selectorInputs } from "./events/selectorInputs";
import { selectorsAskedFor } from "./events/selectorsAskedFor";
import type { MultiRegionTrailArgs } from "./multiRegionTrailArgs";
import { outputOf } from "./outputOf";
import { partOptions, type PartOptions } from "./partOptions";
import type { Place } from "./place";
import { createQueries, type Queries } from "./queries/queries";
import { trailBucket, type TrailBucket } from "./trailBucket";
import { trailDelivery, type TrailDelivery } from "./trailDelivery";
import { trailEncryption, wantsAlerts, type TrailEncryption } from "./trailEncryption";
import type { TrailOutputs } from "./trailOutputs";
import { trailPlan, type TrailPlan } from "./trailPlan";

/** What a trail needs, and what its alerts and queries are about. */
interface TrailParts {
  readonly plan: TrailPlan;
  readonly bucket: TrailBucket;
  readonly encryption: TrailEncryption;
  readonly delivery: TrailDelivery;
}

/**
 * Creates a trail and everything else that the arguments ask for. The trail is created last, because CloudTrail checks
 * bucket, key, role and topic when a trail is created.
 *
 * @param name - the component's name
 * @param args - checked arguments
 * @param deployed - what the last deployment has left of it
 * @param component - parent of all resources
 * @param retainOnDelete - as the user set it
 */
export function createTrail(
  name: string,
  args: MultiRegionTrailArgs,
  place: Place,
  deployed: pulumi.Output<Deployed>,
  component: pulumi.Resource,
  retainOnDelete: boolean | undefined,
): TrailOutputs {
  const opts = partOptions(component, place, retainOnDelete);
  const plan = trailPlan(name, args, place, deployed);
  const bucket = trailBucket(name, args, plan.use, place, deployed, opts);
  const encryption = trailEncryption(name, args, plan, place, opts);
  const delivery = trailDelivery(name, args, plan, encryption, place, opts);
  const parts = { plan, bucket, encryption, delivery };
  const trail = trailItself(name, args, parts, place, deployed, opts);
  const alerts = wantsAlerts(args) ? alertsOn(trail, name, args, parts, place, opts) : undefined;
  const queries = args.createQueries === true ? queriesOver(parts, name, args, place, opts) : undefined;

  const { accessLogBucketName } = bucket;
  const { kmsKeyArn, kmsKeyPolicy } = encryption;
  const { logGroup, snsTopicArn } = delivery;
  return {
    trailArn: trail.arn,
    trailName: trail.name,
    homeRegion: trail.homeRegion,
    bucketName: bucket.bucketName,
    bucketArn: bucket.bucketArn,
    bucketPolicy: bucket.bucketPolicy,
    ...(accessLogBucketName !== undefined && { accessLogBucketName }),
    ...(kmsKeyArn !== undefined && { kmsKeyArn }),
    ...(kmsKeyPolicy !== undefined && { kmsKeyPolicy }),
    ...(logGroup !== undefined && { logGroupArn: logGroup.arn }),
    ...(snsTopicArn !== undefined && { snsTopicArn }),
    ...(alerts !== undefined && { alertTopicArn: alerts.topicArn }),
    ...(queries !== undefined && {
      queryWorkgroupName: queries.workgroupName,
      queryDatabaseName: queries.databaseName,
    }),
  };
}

function trailItself(
  name: string,
  args: MultiRegionTrailArgs,
  { plan, bucket, encryption, delivery }: TrailParts,
  place: Place,
  deployed: pulumi.Output<Deployed>,
  opts: PartOptions,
): cloudtrail.Trail {
  const { region, accountId } = place;
  const { s3KeyPrefix } = plan;
  const { kmsKeyArn } = encryption;
  const { logGroup, snsTopicArn } = delivery;
  return new cloudtrail.Trail(
    name,
    {
      name: plan.trailName,
      s3BucketName: bucket.bucketName,
      ...(s3KeyPrefix !== undefined && { s3KeyPrefix }),
      ...(kmsKeyArn !== undefined && { kmsKeyId: kmsKeyArn }),
      ...(snsTopicArn !== undefined && {
        snsTopicName: pulumi
          .output({ snsTopicArn, region, accountId, trailArn: plan.trailArn, deployed })
          .apply((known) =>
            snsTopicName(known.snsTopicArn, {
              ...known,
              trailAccountId: ownerOf(known.trailArn),
              presentTopicArn: topicOf(known.deployed, name),
            }),
          ),
      }),
      ...(logGroup !== undefined && {
        cloudWatchLogsGroupArn: pulumi.interpolate`${logGroup.arn}:*`,
        cloudWatchLogsRoleArn: logGroup.roleArn,
      }),
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      enableLogging: true,
      isOrganizationTrail: args.organizationId !== undefined,
      // Set although it is AWS's default, so that selectors changed by hand are found and reverted.
      advancedEventSelectors: selectorInputs(selectorsOf(args, bucket, place)),
      ...(args.insightTypes !== undefined && {
        insightSelectors: args.insightTypes.map((insightType) => ({ insightType })),
      }),
      ...(args.tags !== undefined && { tags: args.tags }),
    },
    {
      ...opts.trail,
      // With an existing bucket there may be none of these, and the trail has to wait for the check of the place itself.
      dependsOn: place.region.apply(() => [...bucket.protections, ...delivery.permissions]),
      // The provider would delete first, as it does with every resource that has a fixed name: renaming would leave a gap.
      deleteBeforeReplace: false,
      ...(args.adoptTrailArn !== undefined && { import: args.adoptTrailArn }),
    },
  );
}

/** ARN of the topic that the trail notifies since its last deployment. */
function topicOf(deployed: Deployed, name: string): string | undefined {
  const arn = deployed.part(trailType, name)?.["snsTopicArn"];
  return typeof arn === "string" ? arn : undefined;
}

function selectorsOf(args: MultiRegionTrailArgs, bucket: TrailBucket, place: Place): AdvancedEventSelector[] {
  const { accessLogBucketName } = bucket;
  return selectorsAskedFor(args, [
    pulumi.interpolate`${bucket.bucketArn}/`,
    ...(accessLogBucketName === undefined ? [] : [pulumi.interpolate`${bucketArnOf(place, accessLogBucketName)}/`]),
  ]);
}

function alertsOn(
  trail: cloudtrail.Trail,
  name: string,
  args: MultiRegionTrailArgs,
  { bucket, encryption, delivery }: TrailParts,
  place: Place,
  opts: PartOptions,
): Alerts {
  return createAlerts(
    name,
    {
      place,
      trailArn: trail.arn,
      cisAlarms: args.createCisAlarms === true,
      tamperAlerts: args.createTamperAlerts === true,
      tamperAlertFormat: args.tamperAlertFormat ?? defaults.tamperAlertFormat,
      disabledAlerts: args.disabledAlerts ?? [],
      alarmThresholds: args.alarmThresholds,
      alarmExcludedArns: args.alarmExcludedArns,
      logGroupName: delivery.logGroup?.name,
      alertTopicArn: outputOf(args.alertTopicArn),
      alertSubscriptions: args.alertSubscriptions,
      bucketName: bucket.bucketName,
      kmsKeyArn: encryption.kmsKeyArn,
      topicKmsKeyArn: encryption.topicKeyArn,
      tags: args.tags,
    },
    opts.part,
  );
}

function queriesOver(
  { plan, bucket }: TrailParts,
  name: string,
  args: MultiRegionTrailArgs,
  { partition, region, accountId }: Place,
  opts: PartOptions,
): Queries {
  return createQueries(
    name,
    {
      partition,
      region,
      accountId,
      bucketName: bucket.bucketName,
      s3KeyPrefix: plan.s3KeyPrefix,
      organizationId: plan.organizationId,
      foldersBefore: plan.foldersBefore,
      queryRegions: args.queryRegions,
      queryAccountIds: args.queryAccountIds,
      workgroupName: args.queryWorkgroupName,
      databaseName: args.queryDatabaseName,
      tags: args.tags,
    },
    opts,
  );
}
