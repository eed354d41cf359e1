import { policyDocument, type PolicyDocument } from "../policyDocument";
import { tlsStatements } from "./tlsStatements";

/** What the policy of a bucket for access logs depends on. */
export interface AccessLogBucketPolicyScope {
  /** ARN of the bucket that receives access logs. */
  readonly bucketArn: string;
  /** ARN of the bucket whose access is logged. */
  readonly sourceBucketArn: string;
  /** Id of the account that owns both, 12 digits. */
  readonly accountId: string;
}

/**
 * The policy of a bucket for access logs: S3's logging service may write logs of this one bucket, and every request needs
 * TLS 1.2.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html#grant-log-delivery-permissions-general
 */
export function accessLogBucketPolicy(scope: AccessLogBucketPolicyScope): PolicyDocument {
  return policyDocument(
    {
      Sid: "S3MayWriteAccessLogs",
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: `${scope.bucketArn}/*`,
      Condition: {
        ArnEquals: { "aws:SourceArn": scope.sourceBucketArn },
        StringEquals: { "aws:SourceAccount": scope.accountId },
      },
    },
    ...tlsStatements(scope.bucketArn),
  );
}
