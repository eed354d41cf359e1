import type { PropertiesOf } from "../../tests/policypack/propertiesOf";
import { account, arn, publicAccessBlock, region, resource, type StateResource } from "./resource";

/** A trail with a key and a bucket that is all that one can ask for. */
export function auditTrail(name: string): readonly StateResource[] {
  const bucket = `${name}-logs`;
  const trailArn = arn("cloudtrail", `trail/${name}`);
  const keyArn = arn("kms", `key/${name}`);
  const ofBucket = { bucket: ["aws:s3/bucket:Bucket", bucket] } as const;
  const part = <Kind extends string>(
    kind: Kind,
    properties: PropertiesOf<`aws:s3/bucket${Kind}:Bucket${Kind}`>,
  ): StateResource => resource(`aws:s3/bucket${kind}:Bucket${kind}`, bucket, { bucket, ...properties }, ofBucket);
  return [
    resource("aws:kms/key:Key", name, {
      arn: keyArn,
      deletionWindowInDays: 30,
      enableKeyRotation: true,
      policy: keyPolicy(trailArn),
    }),
    resource("aws:s3/bucket:Bucket", bucket, { arn: `arn:aws:s3:::${bucket}`, bucket, forceDestroy: false }),
    part("PublicAccessBlock", publicAccessBlock(bucket)),
    part("Versioning", { versioningConfiguration: { status: "Enabled" } }),
    part("Policy", { policy: bucketPolicy(bucket, trailArn) }),
    part("Logging", { targetBucket: "access-logs", targetPrefix: `${bucket}/` }),
    part("OwnershipControls", { rule: { objectOwnership: "BucketOwnerEnforced" } }),
    part("ServerSideEncryptionConfiguration", {
      rules: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
          bucketKeyEnabled: true,
        },
      ],
    }),
    part("LifecycleConfiguration", {
      rules: [{ id: "logs", status: "Enabled", filter: {}, expiration: { days: 2557 } }],
    }),
    part("ObjectLockConfiguration", { rule: { defaultRetention: { mode: "GOVERNANCE", days: 365 } } }),
    resource(
      "aws:cloudtrail/trail:Trail",
      name,
      {
        arn: trailArn,
        name,
        advancedEventSelectors: [
          { name: "management", fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] },
          {
            name: "objects",
            fieldSelectors: [
              { field: "eventCategory", equals: ["Data"] },
              { field: "resources.type", equals: ["AWS::S3::Object"] },
            ],
          },
        ],
        cloudWatchLogsGroupArn: arn("logs", `log-group:${name}:*`),
        cloudWatchLogsRoleArn: arn("iam", `role/${name}`),
        enableLogFileValidation: true,
        enableLogging: true,
        includeGlobalServiceEvents: true,
        insightSelectors: [{ insightType: "ApiCallRateInsight" }, { insightType: "ApiErrorRateInsight" }],
        isMultiRegionTrail: true,
        isOrganizationTrail: false,
        kmsKeyId: keyArn,
        s3BucketName: bucket,
        snsTopicName: name,
      },
      { s3BucketName: ofBucket.bucket, kmsKeyId: ["aws:kms/key:Key", name] },
    ),
  ];
}

function keyPolicy(trailArn: string): string {
  const ofTrail = { StringEquals: { "aws:SourceArn": trailArn } };
  const service = { Service: "cloudtrail.amazonaws.com" };
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: { AWS: arn("iam", "root").replace(region, "") }, Action: "kms:*", Resource: "*" },
      { Effect: "Allow", Principal: service, Action: "kms:DescribeKey", Resource: "*", Condition: ofTrail },
      { Effect: "Allow", Principal: service, Action: "kms:GenerateDataKey*", Resource: "*", Condition: ofTrail },
    ],
  });
}

function bucketPolicy(bucket: string, trailArn: string): string {
  const bucketArn = `arn:aws:s3:::${bucket}`;
  const ofTrail = { "aws:SourceArn": trailArn };
  const service = { Service: "cloudtrail.amazonaws.com" };
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [bucketArn, `${bucketArn}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
      {
        Effect: "Allow",
        Principal: service,
        Action: "s3:GetBucketAcl",
        Resource: bucketArn,
        Condition: { StringEquals: ofTrail },
      },
      {
        Effect: "Allow",
        Principal: service,
        Action: "s3:PutObject",
        Resource: `${bucketArn}/AWSLogs/${account}/*`,
        Condition: { StringEquals: { ...ofTrail, "s3:x-amz-acl": "bucket-owner-full-control" } },
      },
    ],
  });
}
