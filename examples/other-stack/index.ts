// An application's stack: a bucket with documents and, beside it, the trail that every account must have. The trail also
// records who reads and writes the documents.
import * as pulumi from "@pulumi/pulumi";
import * as s3 from "@pulumi/aws/s3";
import { MultiRegionTrail } from "pulumi-cloudtrail-baseline";

const documents = new s3.Bucket("documents");

const trail = new MultiRegionTrail("account-trail", {
  // With the slash, the bucket's ARN is what the ARNs of its objects begin with. It need not be known beforehand.
  dataResources: [{ type: "AWS::S3::Object", values: [pulumi.interpolate`${documents.arn}/`] }],
});

export const documentsBucketName = documents.bucket;
export const { trailArn, bucketName, bucketArn } = trail;
