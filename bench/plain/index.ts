// The resources of MultiRegionTrail as someone would write them by hand, in one file of TypeScript with the narrowest
// imports and, as ours, types unchecked at each start: the fastest such program, and so the one to measure against.
import * as pulumi from "@pulumi/pulumi";
import * as cloudtrail from "@pulumi/aws/cloudtrail";
import * as s3 from "@pulumi/aws/s3";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getPartitionOutput } from "@pulumi/aws/getPartition";
import { getRegionOutput } from "@pulumi/aws/getRegion";

const name = "plain-trail";
const bucket = new s3.Bucket("logs");
const ofBucket = { bucket: bucket.bucket };
const publicAccessBlock = new s3.BucketPublicAccessBlock("logs", {
  ...ofBucket,
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
});
const ownership = new s3.BucketOwnershipControls("logs", {
  ...ofBucket,
  rule: { objectOwnership: "BucketOwnerEnforced" },
});
const versioning = new s3.BucketVersioning("logs", { ...ofBucket, versioningConfiguration: { status: "Enabled" } });
const encryption = new s3.BucketServerSideEncryptionConfiguration("logs", {
  ...ofBucket,
  rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" }, bucketKeyEnabled: true }],
});
const { accountId } = getCallerIdentityOutput();
const source = pulumi.interpolate`arn:${getPartitionOutput().partition}:cloudtrail:${getRegionOutput().region}:${accountId}:trail/${name}`;
const policy = new s3.BucketPolicy("logs", {
  ...ofBucket,
  policy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "s3:GetBucketAcl",
        Resource: bucket.arn,
        Condition: { StringEquals: { "aws:SourceArn": source } },
      },
      {
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: pulumi.interpolate`${bucket.arn}/AWSLogs/${accountId}/*`,
        Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceArn": source } },
      },
    ],
  }),
});
new s3.BucketLifecycleConfiguration(
  "logs",
  {
    ...ofBucket,
    rules: [
      {
        id: "log-files",
        status: "Enabled",
        filter: {},
        transitions: [{ days: 365, storageClass: "GLACIER_IR" }],
        expiration: { days: 2557 },
        noncurrentVersionExpiration: { noncurrentDays: 365 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ],
  },
  { dependsOn: versioning },
);
export const { arn: trailArn } = new cloudtrail.Trail(
  "trail",
  {
    name,
    s3BucketName: bucket.bucket,
    isMultiRegionTrail: true,
    enableLogFileValidation: true,
    advancedEventSelectors: [{ fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] }],
  },
  { dependsOn: [publicAccessBlock, ownership, versioning, encryption, policy] },
);
