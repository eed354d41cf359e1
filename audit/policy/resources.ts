import type { calls } from "../../live/calls";

type Call = (typeof calls)[keyof typeof calls];

/** A permission that asking needs in the account asked. */
export type Permission = Exclude<Extract<Call, { readonly permission: string }>["permission"], "sts:AssumeRole">;

/** What a permission is about, as narrow as can be said without any names. */
export interface ResourceKind {
  /** The id of the statement about it. */
  readonly sid: string;
  /** Its ARNs without `arn:` and the partition; absent where IAM takes no resource for it. */
  readonly arn?: string;
}

/** IAM knows no resource to which these could be limited. */
const withoutResource: ResourceKind = { sid: "WithoutResource" };

/** A trail, bucket, key or topic may belong to another account than the one that sees it. */
const trail: ResourceKind = { sid: "Trails", arn: "cloudtrail:*:*:trail/*" };
const bucket: ResourceKind = { sid: "LogBuckets", arn: "s3:::*" };
const key: ResourceKind = { sid: "Keys", arn: "kms:*:*:key/*" };
const topic: ResourceKind = { sid: "Topics", arn: "sns:*:*:*" };
const role: ResourceKind = { sid: "Roles", arn: "iam::*:role/*" };
const managedPolicy: ResourceKind = { sid: "ManagedPolicies", arn: "iam::*:policy/*" };

/**
 * What each permission is about.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const resources: Readonly<Record<Permission, ResourceKind>> = {
  "cloudtrail:DescribeTrails": withoutResource,
  "cloudtrail:GetTrailStatus": trail,
  "cloudtrail:GetEventSelectors": trail,
  "cloudtrail:GetInsightSelectors": trail,
  "organizations:DescribeOrganization": withoutResource,
  "s3:GetAccountPublicAccessBlock": withoutResource,
  "s3:GetBucketPolicy": bucket,
  "s3:GetBucketAcl": bucket,
  "s3:GetBucketPublicAccessBlock": bucket,
  "s3:GetBucketVersioning": bucket,
  "s3:GetBucketLogging": bucket,
  "s3:GetBucketObjectLockConfiguration": bucket,
  "s3:GetLifecycleConfiguration": bucket,
  "s3:GetEncryptionConfiguration": bucket,
  "kms:DescribeKey": key,
  "kms:GetKeyPolicy": key,
  "kms:GetKeyRotationStatus": key,
  "sns:GetTopicAttributes": topic,
  "iam:GetRole": role,
  "iam:ListRolePolicies": role,
  "iam:GetRolePolicy": role,
  "iam:ListAttachedRolePolicies": role,
  "iam:GetPolicy": managedPolicy,
  "iam:GetPolicyVersion": managedPolicy,
};
