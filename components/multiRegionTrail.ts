import * as pulumi from "@pulumi/pulumi";
import { withSecretEndpoints } from "./alerts/alertSubscription";
import { checkArguments } from "./arguments/checkArguments";
import { checkedPlace } from "./arguments/checkedPlace";
import { inspectorOf } from "./before/before";
import { asFarAsRead, lastDeployed } from "./before/deployed";
import type { MultiRegionTrailArgs } from "./multiRegionTrailArgs";
import { checkOrganizationTrail } from "./organization/organizationTrail";
import { placeOf } from "./place";
import { createTrail } from "./trail";
import type { TrailOutputs } from "./trailOutputs";

/**
 * The multi-region trail that NIST 800-53 asks of every AWS account, with the bucket its log files go to.
 *
 * Creates a bucket (public access blocked, bucket owner enforced, versioned, encrypted, TLS 1.2 or later, writable by
 * this trail alone, log files archived after a year and kept for seven) and a trail that covers all regions and global
 * services, records all management events, validates its log files and is logging. The trail is created last, when
 * everything it needs is in place. Arguments add encryption with a KMS key, CloudWatch Logs, notifications, data and
 * Insights events, alarms and queries, or make it the trail of an organization.
 *
 * All of it is protected: `protect` is on unless the options turn it off. Deleting the component deletes the trail but
 * leaves the evidence in the account: the bucket with its log files and protections, the key and the log group. Set
 * `retainOnDelete` to `false` to delete them too.
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
  /** Policy of the log bucket as JSON; for an existing bucket, the statements that its owner adds to its policy. */
  public readonly bucketPolicy?: pulumi.Output<string>;
  /** Name of the bucket that receives access logs; absent without access logging. */
  public readonly accessLogBucketName?: pulumi.Output<string>;
  /** ARN of the KMS key that encrypts the log files; absent without one. */
  public readonly kmsKeyArn?: pulumi.Output<string>;
  /** Policy of the created key as JSON; for an existing key, the statements that its owner adds to its policy. Absent without one. */
  public readonly kmsKeyPolicy?: pulumi.Output<string>;
  /** ARN of the log group that receives events; absent without one. */
  public readonly logGroupArn?: pulumi.Output<string>;
  /** ARN of the topic that is notified of log files; absent without one. */
  public readonly snsTopicArn?: pulumi.Output<string>;
  /** ARN of the topic that alarms and alerts go to; absent without them. */
  public readonly alertTopicArn?: pulumi.Output<string>;
  /** Name of the Athena workgroup with the named queries; absent without queries. */
  public readonly queryWorkgroupName?: pulumi.Output<string>;
  /** Name of the Glue database with the table over the log files; absent without queries. */
  public readonly queryDatabaseName?: pulumi.Output<string>;

  /**
   * @param name - unique name in the stack, and the trail's name unless `trailName` is set
   * @param args - all optional
   * @param opts - the usual options; `protect` and `retainOnDelete` default to `true` here
   * @throws pulumi.InputPropertiesError that names every faulty argument, before any resource is registered
   */
  constructor(name: string, args: MultiRegionTrailArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    const protect = opts?.protect ?? true;
    super("cloudtrail-baseline:index:MultiRegionTrail", name, withSecretEndpoints(checkArguments(name, args)), {
      ...opts,
      protect,
    });
    const state = lastDeployed(this);
    const place = checkedPlace(name, args, placeOf(name, this), inspectorOf(name, this, state, protect));
    const outputs: TrailOutputs =
      args.organizationTrailArn === undefined
        ? createTrail(name, args, place, pulumi.output(state).apply(asFarAsRead), this, opts?.retainOnDelete)
        : checkOrganizationTrail(args.organizationTrailArn, args, place, this);
    this.trailArn = outputs.trailArn;
    this.trailName = outputs.trailName;
    this.homeRegion = outputs.homeRegion;
    this.bucketName = outputs.bucketName;
    this.bucketArn = outputs.bucketArn;
    // The optional outputs too, which exist only with the part they belong to.
    Object.assign(this, outputs);
    this.registerOutputs({ ...outputs });
  }
}
