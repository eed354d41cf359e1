import type * as pulumi from "@pulumi/pulumi";

/** Arguments of a {@link MultiRegionTrail}. All are optional: the defaults make a trail that satisfies the rule. */
export interface MultiRegionTrailArgs {
  /**
   * Name of the trail: 3 to 128 letters, digits and `.`, `_`, `-`. Changing it replaces the trail.
   * Defaults to the name of the component.
   */
  readonly trailName?: pulumi.Input<string>;
  /**
   * Name of the log bucket to create: 3 to 63 lowercase letters, digits, `.` and `-`. Changing it replaces the bucket.
   * Defaults to the name of the component, `-logs` and a random suffix.
   */
  readonly bucketName?: pulumi.Input<string>;
  /**
   * Prefix before `AWSLogs/` in the keys of log files: at most 200 characters, no slash at either end.
   * Defaults to none.
   */
  readonly s3KeyPrefix?: pulumi.Input<string>;
  /**
   * ARN of an existing KMS key that encrypts the log files, in the trail's region. Its policy must let CloudTrail use
   * it for this trail: `kms:GenerateDataKey*`, `kms:Decrypt` and `kms:DescribeKey`. Defaults to S3-managed encryption.
   */
  readonly kmsKeyArn?: pulumi.Input<string>;
}
