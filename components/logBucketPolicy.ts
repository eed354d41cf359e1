/** One statement of an IAM policy document, as far as this package writes them. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal: "*" | { readonly Service: string };
  readonly Action: string;
  readonly Resource: string | readonly string[];
  readonly Condition: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** An IAM policy document. */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly PolicyStatement[];
}

/** What the policy of a log bucket depends on. */
export interface LogBucketPolicyScope {
  /** ARN of the bucket. */
  readonly bucketArn: string;
  /** ARN of the one trail that may write. */
  readonly trailArn: string;
  /** Id of the account whose log files arrive, 12 digits. */
  readonly accountId: string;
  /** Prefix before `AWSLogs/` in the keys of log files; none when absent. */
  readonly s3KeyPrefix?: string | undefined;
}

/** The service principal of CloudTrail, the same in every partition. */
const cloudTrail = { Service: "cloudtrail.amazonaws.com" } as const;

/**
 * The policy of a log bucket: CloudTrail may look at the bucket's ACL and write this account's log files, on behalf of
 * this one trail (`aws:SourceArn`, against the confused deputy), and nobody may come without TLS 1.2.
 *
 * Encryption headers are not demanded: digest files arrive without them and would be refused.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function logBucketPolicy({ bucketArn, trailArn, accountId, s3KeyPrefix }: LogBucketPolicyScope): PolicyDocument {
  const folder = s3KeyPrefix === undefined ? "AWSLogs" : `${s3KeyPrefix}/AWSLogs`;
  const bucketAndObjects = [bucketArn, `${bucketArn}/*`];
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "CloudTrailMayReadBucketAcl",
        Effect: "Allow",
        Principal: cloudTrail,
        Action: "s3:GetBucketAcl",
        Resource: bucketArn,
        Condition: { StringEquals: { "aws:SourceArn": trailArn } },
      },
      {
        Sid: "CloudTrailMayWriteLogFiles",
        Effect: "Allow",
        Principal: cloudTrail,
        Action: "s3:PutObject",
        Resource: `${bucketArn}/${folder}/${accountId}/*`,
        Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceArn": trailArn } },
      },
      {
        Sid: "DenyWithoutTls",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: bucketAndObjects,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
      {
        Sid: "DenyTlsBelow12",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: bucketAndObjects,
        Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } },
      },
    ],
  };
}
