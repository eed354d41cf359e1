import {
  cloudTrailPrincipal,
  oneOrMore,
  policyDocument,
  type PolicyDocument,
  type PolicyStatement,
} from "../policyDocument";
import { sharingTrails, trailAndFormer, type SharingTrails } from "../trailArn";
import { foldersBeside, logFolderKey, logRoot, type LogFolder } from "./logFolders";
import { ownerOf } from "../../rules/cloudtrail/trailOwner";
import { tlsStatements } from "./tlsStatements";

/**
 * Largest policy of a bucket, in bytes.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
 */
export const mostBucketPolicyBytes = 20 * 1024;

/** What its statements are called. */
export const sids = {
  readAcl: "CloudTrailMayReadBucketAcl",
  write: "CloudTrailMayWriteLogFiles",
  writeEarlierFolders: "CloudTrailMayWriteEarlierFolders",
  list: "ReadersMayListLogFiles",
  read: "ReadersMayReadLogFiles",
} as const;

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
  /** Policy documents as JSON, whose statements the policy of a bucket of ours has too. */
  readonly additionalDocuments?: readonly string[] | undefined;
  /** Folders that the trail wrote into before, of whatever bucket. */
  readonly foldersBefore?: readonly LogFolder[] | undefined;
}

/**
 * What CloudTrail needs: to read the bucket's ACL and to write log files into the folder of each trail's account, and only
 * for these trails (`aws:SourceArn`, against the confused deputy problem).
 *
 * The folders that the trail wrote into before stay open to it, since they are what it delivers into until it has been
 * changed, and what it delivered late comes there. The statement is also what the next deployment knows them by.
 *
 * Encryption headers are not required: digest files come without them and would be refused.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function deliveryStatements(scope: LogBucketPolicyScope): PolicyStatement[] {
  const { bucketArn, s3KeyPrefix, organizationId } = scope;
  const { trailArns, owners } = sharingTrails(scope);
  const folders = [...owners, ...(organizationId === undefined ? [] : [organizationId])].map((owner) =>
    logFolderKey({ s3KeyPrefix, owner }),
  );
  const writes = (trails: readonly string[], keys: readonly string[]) =>
    ({
      Effect: "Allow",
      Principal: cloudTrailPrincipal,
      Action: "s3:PutObject",
      Resource: oneOrMore(keys.map((key) => `${bucketArn}/${key}/*`)),
      Condition: {
        StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceArn": oneOrMore(trails) },
      },
    }) as const;
  const earlier = earlierFolders(scope).map(logFolderKey);
  return [
    {
      Sid: sids.readAcl,
      Effect: "Allow",
      Principal: cloudTrailPrincipal,
      Action: "s3:GetBucketAcl",
      Resource: bucketArn,
      Condition: { StringEquals: { "aws:SourceArn": oneOrMore(trailArns) } },
    },
    { Sid: sids.write, ...writes(trailArns, folders) },
    ...(earlier.length === 0 ? [] : [{ Sid: sids.writeEarlierFolders, ...writes(trailAndFormer(scope), earlier) }]),
  ];
}

/** The statements of a trail in a bucket policy: what CloudTrail and the readers may do. */
export function statementsFor(scope: LogBucketPolicyScope): PolicyStatement[] {
  return [...deliveryStatements(scope), ...readerStatements(scope)];
}

/**
 * The policy of a log bucket: what CloudTrail and the readers may do, and that every request needs TLS 1.2.
 *
 * @param others - statements that were given for it, and those that other trails have merged into it
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-sharing-logs.html
 */
export function logBucketPolicy(scope: LogBucketPolicyScope, others: readonly PolicyStatement[] = []): PolicyDocument {
  return policyDocument(...statementsFor(scope), ...tlsStatements(scope.bucketArn), ...others);
}

/** What readers may do: list the bucket and read all versions of log files, those under an earlier prefix included. */
export function readerStatements(scope: LogBucketPolicyScope): PolicyStatement[] {
  const { bucketArn, s3KeyPrefix, readerArns = [] } = scope;
  const roots = new Set([s3KeyPrefix, ...earlierFolders(scope).map((folder) => folder.s3KeyPrefix)].map(logRoot));
  if (readerArns.length === 0) return [];
  const readers = { Effect: "Allow", Principal: { AWS: oneOrMore(readerArns) } } as const;
  return [
    {
      Sid: sids.list,
      ...readers,
      Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketVersions"],
      Resource: bucketArn,
    },
    {
      Sid: sids.read,
      ...readers,
      Action: ["s3:GetObject", "s3:GetObjectVersion"],
      Resource: oneOrMore([...roots].map((root) => `${bucketArn}/${root}/*`)),
    },
  ];
}

/** Folders of the bucket that the trail wrote into before, apart from the one that it writes into. */
function earlierFolders(scope: LogBucketPolicyScope): readonly LogFolder[] {
  const { bucketArn, s3KeyPrefix, trailArn, organizationId = ownerOf(trailArn), foldersBefore = [] } = scope;
  const bucketName = bucketArn.slice(bucketArn.lastIndexOf(":") + 1);
  return foldersBeside({ bucketName, s3KeyPrefix, owner: organizationId }, foldersBefore);
}
