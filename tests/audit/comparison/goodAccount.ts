/** An account that complies with every rule, and changes of it. */
import type { AdvancedEventSelector } from "@aws-sdk/client-cloudtrail";
import { bucketPolicy, CLOUDTRAIL, type Statement } from "../../sandbox/localAws/policies";
import {
  account,
  type AccountSetup,
  bucketArn,
  type BucketSetup,
  home,
  type KeySetup,
  logGroupArn,
  roleArn,
  topicArn,
  trailArn,
  type TrailSetup,
} from "./accountSetup";

const bucket = "this-logs";
const key = `arn:aws:kms:${home}:${account}:key/key`;

/** All four settings of a public access block, on. */
export const closed = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
};

/** Records all management events. */
export const management: AdvancedEventSelector = {
  Name: "Management events selector",
  FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }],
};

/** Records the data events of all objects but those of log buckets, which the trail itself makes. */
export const objectEvents: AdvancedEventSelector = {
  Name: "Objects",
  FieldSelectors: [
    { Field: "eventCategory", Equals: ["Data"] },
    { Field: "resources.type", Equals: ["AWS::S3::Object"] },
    { Field: "resources.ARN", NotStartsWith: [`${bucketArn(bucket)}/`, `${bucketArn("this-access")}/`] },
  ],
};

/** That nobody comes to a bucket without TLS. */
const tlsOnly: Statement = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [bucketArn(bucket), `${bucketArn(bucket)}/*`],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

/** That the account decides who may use a key. */
export const administer: Statement = {
  Effect: "Allow",
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Action: "kms:*",
  Resource: "*",
};

const forTrail = { StringEquals: { "aws:SourceArn": trailArn("audit") } };

/** What AWS documents for the key of a trail. */
const encrypt: Statement = {
  Effect: "Allow",
  Principal: CLOUDTRAIL,
  Action: "kms:GenerateDataKey*",
  Resource: "*",
  Condition: {
    ...forTrail,
    StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": `arn:aws:cloudtrail:*:${account}:trail/*` },
  },
};

/** That CloudTrail may look at the key. */
const look: Statement = {
  Effect: "Allow",
  Principal: CLOUDTRAIL,
  Action: "kms:DescribeKey",
  Resource: "*",
  Condition: forTrail,
};

/** A trail that misses nothing. */
export const goodTrail: TrailSetup = {
  name: "audit",
  region: home,
  bucket,
  isMultiRegion: true,
  includesGlobalServiceEvents: true,
  validatesLogFiles: true,
  isLogging: true,
  selectors: { advanced: [management, objectEvents] },
  insights: [{ InsightType: "ApiCallRateInsight" }, { InsightType: "ApiErrorRateInsight" }],
  key,
  topic: topicArn("news"),
  role: roleArn("delivery"),
};

/** Its bucket. */
export const goodBucket: BucketSetup = {
  name: bucket,
  policy: [...bucketPolicy({ bucket, account, trailArns: trailArn("audit") }).Statement, tlsOnly],
  publicAccessBlock: closed,
  versioning: "Enabled",
  logsTo: "this-access",
  objectLock: { days: 1 },
};

/** Its key. */
const goodKey: KeySetup = { arn: key, policy: [encrypt, look, administer], isEnabled: true, isRotated: true };

/** The bucket of access logs. */
export const accessLogs: BucketSetup = {
  name: "this-access",
  policy: [
    {
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: `${bucketArn("this-access")}/*`,
      Condition: { StringEquals: { "aws:SourceAccount": account } },
    },
  ],
  publicAccessBlock: closed,
};

/** An account that complies with every rule. */
export const goodAccount: AccountSetup = {
  trails: [goodTrail],
  buckets: [accessLogs, goodBucket],
  keys: [goodKey],
  topics: [
    {
      name: "news",
      policy: [
        {
          Effect: "Allow",
          Principal: CLOUDTRAIL,
          Action: "SNS:Publish",
          Resource: topicArn("news"),
          Condition: forTrail,
        },
      ],
    },
  ],
  roles: [
    {
      name: "delivery",
      trust: [{ Effect: "Allow", Principal: CLOUDTRAIL, Action: "sts:AssumeRole", Condition: forTrail }],
      permissions: [
        {
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: logGroupArn.replace(":*", `:log-stream:${account}_CloudTrail_${home}*`),
        },
      ],
    },
  ],
};

/** An account that complies but for its trail, in something. */
export function withTrail(differences: Partial<TrailSetup>): AccountSetup {
  return { ...goodAccount, trails: [{ ...goodTrail, ...differences }] };
}

/** An account that complies but for the bucket of its trail, in something. */
export function withBucket(differences: Partial<BucketSetup>): AccountSetup {
  return { ...goodAccount, buckets: [accessLogs, { ...goodBucket, ...differences }] };
}
