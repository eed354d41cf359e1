import {
  cloudTrailPrincipal,
  oneOrMore,
  policyDocument,
  type PolicyDocument,
  type PolicyStatement,
} from "../policyDocument";
import { sharingTrails, type SharingTrails } from "../trailArn";
import { tlsStatements } from "./tlsStatements";

/**
 * Largest policy of a bucket, in bytes.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
 */
export const mostBucketPolicyBytes = 20 * 1024;

/** What the policy of a log bucket depends on. */
export interface LogBucketPolicyScope extends SharingTrails {
  /** ARN of the bucket. */
  readonly bucketArn: string;
  /** Prefix before `AWSLogs/` in the keys of log files; none when absent. */
  readonly s3KeyPrefix?: string | undefined;
  /** Id of the organization whose member accounts the trail records; absent for a trail of one account. */
  readonly organizationId?: string | undefined;
  /** ARNs of principals that may read the log files. */
  readonly readerArns?: readonly string[] | undefined;
}

/**
 * What CloudTrail needs: to read the bucket's ACL and to write log files into the folder of each trail's account, and only
 * for these trails (`aws:SourceArn`, against the confused deputy problem).
 *
 * Encryption headers are not required: digest files come without them and would be refused.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function deliveryStatements(scope: LogBucketPolicyScope): PolicyStatement[] {
  const { bucketArn, organizationId } = scope;
  const { trailArns, owners } = sharingTrails(scope);
  const folders = [...owners, ...(organizationId === undefined ? [] : [organizationId])];
  const source = { "aws:SourceArn": oneOrMore(trailArns) };
  return [
    {
      Sid: "CloudTrailMayReadBucketAcl",
      Effect: "Allow",
      Principal: cloudTrailPrincipal,
      Action: "s3:GetBucketAcl",
      Resource: bucketArn,
      Condition: { StringEquals: source },
    },
    {
      Sid: "CloudTrailMayWriteLogFiles",
      Effect: "Allow",
      Principal: cloudTrailPrincipal,
      Action: "s3:PutObject",
      Resource: oneOrMore(folders.map((folder) => `${logFolder(scope)}/${folder}/*`)),
      Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", ...source } },
    },
  ];
}

/**
 * The policy of a log bucket: what CloudTrail and the readers may do, and that every request needs TLS 1.2.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-sharing-logs.html
 */
export function logBucketPolicy(scope: LogBucketPolicyScope): PolicyDocument {
  return policyDocument(...deliveryStatements(scope), ...readerStatements(scope), ...tlsStatements(scope.bucketArn));
}

/** What readers may do: list the bucket and read all versions of log files. */
export function readerStatements(scope: LogBucketPolicyScope): PolicyStatement[] {
  const { bucketArn, readerArns = [] } = scope;
  if (readerArns.length === 0) return [];
  const readers = { Effect: "Allow", Principal: { AWS: oneOrMore(readerArns) } } as const;
  return [
    {
      Sid: "ReadersMayListLogFiles",
      ...readers,
      Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketVersions"],
      Resource: bucketArn,
    },
    {
      Sid: "ReadersMayReadLogFiles",
      ...readers,
      Action: ["s3:GetObject", "s3:GetObjectVersion"],
      Resource: `${logFolder(scope)}/*`,
    },
  ];
}

function logFolder({ bucketArn, s3KeyPrefix }: LogBucketPolicyScope): string {
  return s3KeyPrefix === undefined ? `${bucketArn}/AWSLogs` : `${bucketArn}/${s3KeyPrefix}/AWSLogs`;
}
