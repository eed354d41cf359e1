import * as cloudwatch from "@pulumi/aws/cloudwatch";
import type * as pulumi from "@pulumi/pulumi";
import type { PartOptions } from "../partOptions";

/** Arguments of a trail's log group. */
export interface LogGroupArgs {
  /** Name of the group; made from the component's name when absent. */
  readonly name?: pulumi.Input<string> | undefined;
  /** Name of an existing log group that is taken over. */
  readonly adopt?: string | undefined;
  /** How long events are kept, in days; 0 is forever. */
  readonly retentionDays: number;
  /** ARN of the key that encrypts the events; CloudWatch Logs uses its own key when absent. */
  readonly kmsKeyArn?: pulumi.Input<string> | undefined;
  readonly tags?: Record<string, pulumi.Input<string>> | undefined;
}

/**
 * A log group for a trail's events.
 *
 * @param opts - options of the parts: the group is a copy of evidence
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
 */
export function createLogGroup(name: string, args: LogGroupArgs, opts: PartOptions): cloudwatch.LogGroup {
  const physicalName = args.adopt ?? args.name;
  return new cloudwatch.LogGroup(
    name,
    {
      ...(physicalName !== undefined && { name: physicalName }),
      retentionInDays: args.retentionDays,
      ...(args.kmsKeyArn !== undefined && { kmsKeyId: args.kmsKeyArn }),
      ...(args.tags !== undefined && { tags: args.tags }),
    },
    {
      ...opts.left,
      // The provider would delete first, as it does with every resource that has a fixed name: events would have nowhere to go.
      deleteBeforeReplace: false,
      ...(args.adopt !== undefined && { import: args.adopt }),
    },
  );
}
