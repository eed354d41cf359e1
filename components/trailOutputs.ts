import type * as pulumi from "@pulumi/pulumi";

/** Outputs of a trail; an optional one exists when its part was asked for. */
export interface TrailOutputs {
  readonly trailArn: pulumi.Output<string>;
  readonly trailName: pulumi.Output<string>;
  readonly homeRegion: pulumi.Output<string>;
  readonly bucketName: pulumi.Output<string>;
  readonly bucketArn: pulumi.Output<string>;
  readonly bucketPolicy?: pulumi.Output<string>;
  readonly accessLogBucketName?: pulumi.Output<string>;
  readonly kmsKeyArn?: pulumi.Output<string>;
  readonly kmsKeyPolicy?: pulumi.Output<string>;
  readonly logGroupArn?: pulumi.Output<string>;
  readonly snsTopicArn?: pulumi.Output<string>;
  readonly alertTopicArn?: pulumi.Output<string>;
  readonly queryWorkgroupName?: pulumi.Output<string>;
  readonly queryDatabaseName?: pulumi.Output<string>;
}
