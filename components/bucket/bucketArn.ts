import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../place";

/** ARN of a bucket with a name, in the partition of the component. */
export function bucketArnOf(place: Pick<Place, "partition">, bucketName: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.interpolate`arn:${place.partition}:s3:::${bucketName}`;
}
