import * as pulumi from "@pulumi/pulumi";
import { markedStatements } from "./bucket/trailStatements";
import { createTrailKey } from "./encryption/trailKey";
import { trailKeyPolicy, trailKeyStatements, type TrailKeyUse } from "./encryption/trailKeyPolicy";
import { topicPublishers } from "./delivery/topicPublishers";
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
  /** The key of a created log group: the one that is given for it, or the created one. */
  readonly logGroupKeyArn: pulumi.Output<string> | undefined;
  /** The key of the topics that are created: the one that is given for them, or the created one. */
  readonly topicKeyArn: pulumi.Output<string> | undefined;
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
  { use, keyEncryptedEvents }: TrailPlan,
  { partition, dnsSuffix, region, accountId }: Place,
  opts: PartOptions,
): TrailEncryption {
  const { kmsKeyArn, logGroupKmsKeyArn, topicKmsKeyArn, tags } = args;
  const hasLogGroup = args.createLogGroup === true;
  const hasTopics = topicPublishers(args).length > 0;
  const logGroupKeyArn = outputOf(logGroupKmsKeyArn);
  const topicKeyArn = outputOf(topicKmsKeyArn);
  const keyUse = (forLogGroup: pulumi.Input<boolean>, forTopics: pulumi.Input<boolean>): pulumi.Output<TrailKeyUse> =>
    pulumi
      .all([use, { partition, dnsSuffix, region, accountId, forLogGroup, forTopics }])
      .apply(([known, where]) => ({ ...known, ...where }));
  if (args.createKmsKey === true) {
    const policy = keyUse(
      (hasLogGroup && logGroupKmsKeyArn === undefined) || keyEncryptedEvents,
      hasTopics && topicKmsKeyArn === undefined,
    ).apply((known) => JSON.stringify(trailKeyPolicy(known)));
    const { arn } = createTrailKey(name, { policy, tags }, opts.left);
    return {
      kmsKeyArn: arn,
      logGroupKeyArn: logGroupKeyArn ?? arn,
      topicKeyArn: topicKeyArn ?? arn,
      kmsKeyPolicy: policy,
    };
  }
  return {
    kmsKeyArn: outputOf(kmsKeyArn),
    logGroupKeyArn,
    topicKeyArn,
    kmsKeyPolicy:
      kmsKeyArn === undefined
        ? undefined
        : keyUse(
            hasLogGroup && isSame(kmsKeyArn, logGroupKmsKeyArn),
            hasTopics && isSame(kmsKeyArn, topicKmsKeyArn),
          ).apply((known) =>
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
