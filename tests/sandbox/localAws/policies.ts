/** A policy document, as loose as tests of wrong ones need it. */
export interface PolicyDocument {
  readonly Version: string;
  readonly Statement: readonly Statement[];
}

/** A statement of a policy document. */
export type Statement = Readonly<Record<string, unknown>>;

/** Whom a bucket policy lets deliver where. */
export interface BucketPolicyArgs {
  readonly bucket: string;
  readonly account: string;
  readonly trailArns: string | string[];
  readonly prefix?: string | undefined;
}

export const CLOUDTRAIL = { Service: "cloudtrail.amazonaws.com" };

export function policy(...statements: Statement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}

/**
 * The policy that AWS documents for a bucket of a trail.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function bucketPolicy(args: BucketPolicyArgs): PolicyDocument {
  return policy(aclStatement(args), writeStatement(args));
}

export function aclStatement({ bucket, trailArns }: BucketPolicyArgs): Statement {
  return {
    Effect: "Allow",
    Principal: CLOUDTRAIL,
    Action: "s3:GetBucketAcl",
    Resource: `arn:aws:s3:::${bucket}`,
    Condition: { StringEquals: { "aws:SourceArn": trailArns } },
  };
}

export function writeStatement({ bucket, account, trailArns, prefix }: BucketPolicyArgs): Statement {
  return {
    Effect: "Allow",
    Principal: CLOUDTRAIL,
    Action: "s3:PutObject",
    Resource: `arn:aws:s3:::${bucket}/${prefix === undefined ? "" : `${prefix}/`}AWSLogs/${account}/*`,
    Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceArn": trailArns } },
  };
}
