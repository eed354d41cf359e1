import * as pulumi from "@pulumi/pulumi";
import * as cloudtrail from "@pulumi/aws/cloudtrail";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getPartitionOutput } from "@pulumi/aws/getPartition";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import { argumentFaults, faultOfArgument, logBucketName, type CheckedArgument } from "./argumentFaults";
import { createLogBucket } from "./logBucket";
import type { MultiRegionTrailArgs } from "./multiRegionTrailArgs";
import { trailArnOf } from "./trailArn";

/**
 * The multi-region trail that NIST 800-53 asks of every AWS account, with the bucket its log files go to.
 *
 * Creates a bucket (public access blocked, bucket owner enforced, versioned, encrypted, TLS 1.2 or later, writable by
 * this trail alone) and a trail that covers all regions and global services, records all management events, validates
 * its log files and is logging. The trail is created last, when everything it needs is in place.
 *
 * All of it is protected: `protect` is on unless the options say otherwise. Deleting the component deletes the trail and
 * leaves the bucket with its log files and its protections in the account, unless `retainOnDelete` is `false`.
 *
 * ```typescript
 * const trail = new MultiRegionTrail("account-trail", { s3KeyPrefix: "audit" });
 * export const bucket = trail.bucketName;
 * ```
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/multi-region-cloudtrail-enabled.html
 */
export class MultiRegionTrail extends pulumi.ComponentResource {
  /** ARN of the trail. */
  public readonly trailArn: pulumi.Output<string>;
  /** Name of the trail. */
  public readonly trailName: pulumi.Output<string>;
  /** Region the trail was created in and is managed from, for example `eu-central-1`. */
  public readonly homeRegion: pulumi.Output<string>;
  /** Name of the log bucket. */
  public readonly bucketName: pulumi.Output<string>;
  /** ARN of the log bucket. */
  public readonly bucketArn: pulumi.Output<string>;

  /**
   * @param name - unique name in the stack; the trail's name where `trailName` is left out
   * @param args - all optional
   * @param opts - the usual options; `protect` and `retainOnDelete` default to `true` here
   * @throws pulumi.InputPropertiesError that names every faulty argument, before any resource is registered
   */
  constructor(name: string, args: MultiRegionTrailArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloudtrail-baseline:index:MultiRegionTrail", name, checkArguments(name, args), {
      ...opts,
      protect: opts?.protect ?? true,
    });
    const partition = getPartitionOutput({}, { parent: this }).partition;
    const region = getRegionOutput({}, { parent: this }).region;
    const accountId = getCallerIdentityOutput({}, { parent: this }).accountId;
    const trailName = checked("trailName", args.trailName) ?? pulumi.output(name);
    const s3KeyPrefix = checked("s3KeyPrefix", args.s3KeyPrefix);
    const kmsKeyId = checked("kmsKeyArn", args.kmsKeyArn);

    const { bucket, protections } = createLogBucket(
      logBucketName(name),
      {
        bucketName: checked("bucketName", args.bucketName),
        trailArn: pulumi.output({ partition, region, accountId, trailName }).apply(trailArnOf),
        accountId,
        s3KeyPrefix,
      },
      { parent: this, retainOnDelete: opts?.retainOnDelete ?? true },
    );
    const trail = new cloudtrail.Trail(
      name,
      {
        name: trailName,
        s3BucketName: bucket.bucket,
        ...(s3KeyPrefix !== undefined && { s3KeyPrefix }),
        ...(kmsKeyId !== undefined && { kmsKeyId }),
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: true,
        enableLogFileValidation: true,
        enableLogging: true,
        // Said although it is AWS's default, so that selectors changed by hand are seen and taken back.
        eventSelectors: [{ readWriteType: "All", includeManagementEvents: true, excludeManagementEventSources: [] }],
      },
      { parent: this, dependsOn: [...protections], ...(opts?.retainOnDelete && { retainOnDelete: true }) },
    );

    this.trailArn = trail.arn;
    this.trailName = trail.name;
    this.homeRegion = trail.homeRegion;
    this.bucketName = bucket.bucket;
    this.bucketArn = bucket.arn;
    this.registerOutputs({
      trailArn: this.trailArn,
      trailName: this.trailName,
      homeRegion: this.homeRegion,
      bucketName: this.bucketName,
      bucketArn: this.bucketArn,
    });
  }
}

function checkArguments(name: string, args: MultiRegionTrailArgs): MultiRegionTrailArgs {
  const faults = argumentFaults(name, args);
  if (faults.length > 0) {
    throw new pulumi.InputPropertiesError({
      message: [
        `MultiRegionTrail ${JSON.stringify(name)} was not created, its arguments are not valid:`,
        ...faults.map(({ property, reason }) => `  ${property}: ${reason}`),
      ].join("\n"),
      errors: faults.map(({ property, reason }) => ({ propertyPath: property, reason })),
    });
  }
  return args;
}

/** The value of an argument, refused as soon as it is known where it could not be checked before. */
function checked(
  property: CheckedArgument,
  value: pulumi.Input<string> | undefined,
): pulumi.Output<string> | undefined {
  if (value === undefined) return undefined;
  return pulumi.output(value).apply((known) => {
    const reason = faultOfArgument[property](known);
    if (reason !== undefined) throw new pulumi.InputPropertyError({ propertyPath: property, reason });
    return known;
  });
}
