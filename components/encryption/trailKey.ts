import * as kms from "@pulumi/aws/kms";
import type * as pulumi from "@pulumi/pulumi";

/** Arguments of a trail's key. */
export interface TrailKeyArgs {
  /** Its policy as JSON. */
  readonly policy: pulumi.Output<string>;
  readonly tags?: Record<string, pulumi.Input<string>> | undefined;
}

/**
 * A KMS key for log files: rotated every year, and deleted no earlier than 30 days after the request. Without it nobody
 * can ever read the log files again.
 *
 * @param opts - options of the key, the parent among them
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function createTrailKey(name: string, args: TrailKeyArgs, opts: pulumi.CustomResourceOptions): kms.Key {
  return new kms.Key(
    name,
    {
      description: keyDescription(name),
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: args.policy,
      ...(args.tags !== undefined && { tags: args.tags }),
    },
    opts,
  );
}

/**
 * By which a key is known in AWS, since it has no name.
 *
 * @param name - the component's name
 */
export function keyDescription(name: string): string {
  return `Encrypts the CloudTrail log files of ${name}`;
}
