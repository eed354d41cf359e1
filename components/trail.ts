import * as cloudtrail from "@pulumi/aws/cloudtrail";
import * as pulumi from "@pulumi/pulumi";
import { createAlerts } from "./alerts/alerts";
import { outputOf } from "./outputOf";
import { defaults } from "./arguments/defaults";
import { trailNameOf } from "./arguments/trailArn";
import { bucketArnOf } from "./bucket/bucketArn";
import { createLogGroup } from "./delivery/logGroup";
import type { LogGroupRoleScope } from "./delivery/logGroupRolePolicies";
import { createSnsTopic } from "./delivery/snsTopic";
import { snsTopicName } from "./delivery/snsTopicName";
import { createTrailKey } from "./encryption/trailKey";
import type { TrailKeyPolicyScope } from "./encryption/trailKeyPolicy";
import { eventSelectors } from "./events/eventSelectors";
import type { MultiRegionTrailArgs } from "./multiRegionTrailArgs";
import { partOptions } from "./partOptions";
import type { Place } from "./place";
import { createQueries } from "./queries/queries";
import { trailArnOf } from "./trailArn";
import { trailBucket, type BucketUse } from "./trailBucket";
import type { TrailOutputs } from "./trailOutputs";

/**
 * Creates a trail and everything the arguments ask for around it. The trail comes after all it needs, because CloudTrail
 * looks at bucket, key, role and topic when it takes a trail.
 *
 * @param name - the component's name
 * @param args - checked arguments
 * @param component - parent of everything
 * @param retainOnDelete - what the user said of it
 */
export function createTrail(
  name: string,
  args: MultiRegionTrailArgs,
  place: Place,
  component: pulumi.Resource,
  retainOnDelete: boolean | undefined,
): TrailOutputs {
  const opts = partOptions(component, place, retainOnDelete);
  const { partition, dnsSuffix, region, accountId } = place;
  const { tags } = args;
  const taggable = tags !== undefined && { tags };
  const adoptedName = args.adoptTrailArn && trailNameOf(args.adoptTrailArn);
  const trailName = outputOf(args.trailName) ?? pulumi.output(adoptedName ?? name);
  const s3KeyPrefix = outputOf(args.s3KeyPrefix);
  const organizationId = outputOf(args.organizationId);
  // AWS gives an organization's trail to the management account, also where a delegated administrator creates it.
  const owner = outputOf(args.organizationManagementAccountId) ?? accountId;
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
  const bucket = trailBucket(name, args, use, place, opts);

  const forLogGroup = args.createLogGroup === true && args.logGroupKmsKeyArn === undefined;
  const wantsAlerts = args.createCisAlarms === true || args.createTamperAlerts === true;
  const forTopics = args.createSnsTopic === true || (wantsAlerts && args.alertTopicArn === undefined);
  const key =
    args.createKmsKey === true
      ? createTrailKey(
          name,
          {
            scope: pulumi
              .all([use, { partition, dnsSuffix, region, accountId }])
              .apply(([known, where]): TrailKeyPolicyScope => ({ ...known, ...where, forLogGroup, forTopics })),
            tags,
          },
          opts.left,
        )
      : undefined;
  const kmsKeyArn = key?.arn ?? outputOf(args.kmsKeyArn);

  const logs =
    args.createLogGroup === true
      ? createLogGroup(
          name,
          {
            scope: pulumi
              .output({ trailArn, region, organizationId })
              .apply((known): Omit<LogGroupRoleScope, "logGroupArn"> => known),
            retentionDays: args.logGroupRetentionDays ?? defaults.logGroupRetentionDays,
            kmsKeyArn: outputOf(args.logGroupKmsKeyArn) ?? key?.arn,
            tags,
          },
          opts,
        )
      : undefined;
  const sns =
    args.createSnsTopic === true ? createSnsTopic(name, { trailArn, kmsKeyArn: key?.arn, tags }, opts.part) : undefined;
  const snsTopicArn = sns?.topic.arn ?? outputOf(args.snsTopicArn);

  const logBucketArns = [
    pulumi.interpolate`${bucket.bucketArn}/`,
    ...(bucket.accessLogBucketName === undefined
      ? []
      : [pulumi.interpolate`${bucketArnOf(place, bucket.accessLogBucketName)}/`]),
  ];
  const trail = new cloudtrail.Trail(
    name,
    {
      name: trailName,
      s3BucketName: bucket.bucketName,
      ...(s3KeyPrefix !== undefined && { s3KeyPrefix }),
      ...(kmsKeyArn !== undefined && { kmsKeyId: kmsKeyArn }),
      ...(snsTopicArn !== undefined && {
        snsTopicName: pulumi
          .output({ snsTopicArn, region, accountId })
          .apply((known) => snsTopicName(known.snsTopicArn, known)),
      }),
      ...(logs !== undefined && {
        cloudWatchLogsGroupArn: pulumi.interpolate`${logs.group.arn}:*`,
        cloudWatchLogsRoleArn: logs.role.arn,
      }),
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      enableLogging: true,
      isOrganizationTrail: args.organizationId !== undefined,
      // Said although it is AWS's default, so that selectors changed by hand are seen and taken back.
      advancedEventSelectors: eventSelectors({
        excludedManagementEventSources: args.excludedManagementEventSources ?? [],
        dataResources: args.dataResources ?? [],
        advancedEventSelectors: args.advancedEventSelectors ?? [],
        networkActivityEventSources: args.networkActivityEventSources ?? [],
        logBucketArns,
      }),
      ...(args.insightTypes !== undefined && {
        insightSelectors: args.insightTypes.map((insightType) => ({ insightType })),
      }),
      ...taggable,
    },
    {
      ...opts.trail,
      dependsOn: [
        ...bucket.protections,
        ...(logs === undefined ? [] : [logs.permission]),
        ...(sns === undefined ? [] : [sns.policy]),
      ],
      ...(args.adoptTrailArn !== undefined && { import: args.adoptTrailArn }),
    },
  );

  const alerts = wantsAlerts
    ? createAlerts(
        name,
        {
          place,
          trailArn: trail.arn,
          cisAlarms: args.createCisAlarms === true,
          tamperAlerts: args.createTamperAlerts === true,
          disabledAlerts: args.disabledAlerts ?? [],
          logGroupName: logs?.group.name,
          alertTopicArn: outputOf(args.alertTopicArn),
          bucketName: bucket.bucketName,
          kmsKeyArn,
          topicKmsKeyArn: key?.arn,
          tags,
        },
        opts.part,
      )
    : undefined;
  const queries =
    args.createQueries === true
      ? createQueries(
          name,
          {
            partition,
            region,
            accountId,
            bucketName: bucket.bucketName,
            s3KeyPrefix,
            organizationId,
            queryRegions: args.queryRegions,
            queryAccountIds: args.queryAccountIds,
            tags,
          },
          opts,
        )
      : undefined;

  return {
    trailArn: trail.arn,
    trailName: trail.name,
    homeRegion: trail.homeRegion,
    bucketName: bucket.bucketName,
    bucketArn: bucket.bucketArn,
    bucketPolicy: bucket.bucketPolicy,
    ...(bucket.accessLogBucketName !== undefined && { accessLogBucketName: bucket.accessLogBucketName }),
    ...(kmsKeyArn !== undefined && { kmsKeyArn }),
    ...(logs !== undefined && { logGroupArn: logs.group.arn }),
    ...(snsTopicArn !== undefined && { snsTopicArn }),
    ...(alerts !== undefined && { alertTopicArn: alerts.topicArn }),
    ...(queries !== undefined && {
      queryWorkgroupName: queries.workgroupName,
      queryDatabaseName: queries.databaseName,
    }),
  };
}
