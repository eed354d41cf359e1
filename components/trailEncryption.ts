import * as pulumi from "@pulumi/pulumi";
import { createTrailKey } from "./encryption/trailKey";
import type { TrailKeyPolicyScope } from "./encryption/trailKeyPolicy";
import type { MultiRegionTrailArgs } from "./multiRegionTrailArgs";
import { outputOf } from "./outputOf";
import type { PartOptions } from "./partOptions";
import type { Place } from "./place";
import type { TrailPlan } from "./trailPlan";

/** Keys of a trail, as ARNs. */
export interface TrailEncryption {
  /** The key that encrypts the log files, created or given; S3 uses its own key when absent. */
  readonly kmsKeyArn: pulumi.Output<string> | undefined;
  /** The key if it was created: its policy also lets the created log group and topics use it. */
  readonly createdKeyArn: pulumi.Output<string> | undefined;
}

/**
 * The key that a trail's arguments ask for: one that is created, one that exists, or none.
 *
 * @param name - the component's name
 */
export function trailEncryption(
  name: string,
  args: MultiRegionTrailArgs,
  { use }: TrailPlan,
  { partition, dnsSuffix, region, accountId }: Place,
  opts: PartOptions,
): TrailEncryption {
  if (args.createKmsKey !== true) return { kmsKeyArn: outputOf(args.kmsKeyArn), createdKeyArn: undefined };
  const forLogGroup = args.createLogGroup === true && args.logGroupKmsKeyArn === undefined;
  const forTopics = args.createSnsTopic === true || (wantsAlerts(args) && args.alertTopicArn === undefined);
  const { arn } = createTrailKey(
    name,
    {
      scope: pulumi
        .all([use, { partition, dnsSuffix, region, accountId }])
        .apply(([known, where]): TrailKeyPolicyScope => ({ ...known, ...where, forLogGroup, forTopics })),
      tags: args.tags,
    },
    opts.left,
  );
  return { kmsKeyArn: arn, createdKeyArn: arn };
}

/** Whether there are alarms or alerts, which need a topic. */
export function wantsAlerts(args: MultiRegionTrailArgs): boolean {
  return args.createCisAlarms === true || args.createTamperAlerts === true;
}
