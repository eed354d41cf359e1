import * as pulumi from "@pulumi/pulumi";
import { markedStatements } from "./bucket/trailStatements";
import { createTrailKey } from "./encryption/trailKey";
import { trailKeyPolicy, trailKeyStatements, type TrailKeyUse } from "./encryption/trailKeyPolicy";
import type { MultiRegionTrailArgs } from "./multiRegionTrailArgs";
import { outputOf } from "./outputOf";
import type { PartOptions } from "./partOptions";
import type { Place } from "./place";
import { policyDocument } from "./policyDocument";
import { trailAndFormer } from "./trailArn";
import type { TrailPlan } from "./trailPlan";

/** Keys of a trail, as ARNs. */
export interface TrailEncryption {
  /** The key that encrypts the log files, created or given; S3 uses its own key when absent. */
  readonly kmsKeyArn: pulumi.Output<string> | undefined;
  /** The key if it was created: its policy also lets the created log group and topics use it. */
  readonly createdKeyArn: pulumi.Output<string> | undefined;
  /** As JSON: the policy of a created key, or the statements that the owner of a given one adds to its policy. */
  readonly kmsKeyPolicy: pulumi.Output<string> | undefined;
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
  const { kmsKeyArn, logGroupKmsKeyArn, tags } = args;
  const hasLogGroup = args.createLogGroup === true;
  const hasTopics = args.createSnsTopic === true || (wantsAlerts(args) && args.alertTopicArn === undefined);
  const keyUse = (forLogGroup: pulumi.Input<boolean>, forTopics: pulumi.Input<boolean>): pulumi.Output<TrailKeyUse> =>
    pulumi
      .all([use, { partition, dnsSuffix, region, accountId, forLogGroup, forTopics }])
      .apply(([known, where]) => ({ ...known, ...where }));
  if (args.createKmsKey === true) {
    const policy = keyUse(hasLogGroup && logGroupKmsKeyArn === undefined, hasTopics).apply((known) =>
      JSON.stringify(trailKeyPolicy(known)),
    );
    const { arn } = createTrailKey(name, { policy, tags }, opts.left);
    return { kmsKeyArn: arn, createdKeyArn: arn, kmsKeyPolicy: policy };
  }
  return {
    kmsKeyArn: outputOf(kmsKeyArn),
    createdKeyArn: undefined,
    kmsKeyPolicy:
      kmsKeyArn === undefined
        ? undefined
        : keyUse(hasLogGroup && isSame(kmsKeyArn, logGroupKmsKeyArn), false).apply((known) =>
            JSON.stringify(policyDocument(...markedStatements(trailKeyStatements(known), trailAndFormer(known)))),
          ),
  };
}

/** Whether two arguments are the same: also while a preview does not know what they are. */
function isSame(one: pulumi.Input<string>, other: pulumi.Input<string> | undefined): pulumi.Input<boolean> {
  if (other === undefined || one === other) return other !== undefined;
  return pulumi.all([one, other]).apply(([first, second]) => first === second);
}

/** Whether there are alarms or alerts, which need a topic. */
export function wantsAlerts(args: MultiRegionTrailArgs): boolean {
  return args.createCisAlarms === true || args.createTamperAlerts === true;
}
