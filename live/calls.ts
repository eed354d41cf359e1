/** A call of AWS. */
export interface Call {
  /** What it tells, a clause. */
  readonly tells: string;
  /** What IAM calls the permission that it needs, which is not always the name of the operation; absent for none. */
  readonly permission?: string;
}

/**
 * Every call that is made to learn about an account. None of them changes anything.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const calls = {
  assumeRole: { tells: "enters the account, and its id", permission: "sts:AssumeRole" },
  /** Nobody can be denied it. */
  getCallerIdentity: { tells: "the id of the account that the credentials at hand are of" },
  describeTrails: {
    tells: "the trails that show in the account, with their settings",
    permission: "cloudtrail:DescribeTrails",
  },
  getTrailStatus: {
    tells: "whether a trail is logging, and what became of its latest deliveries",
    permission: "cloudtrail:GetTrailStatus",
  },
  getEventSelectors: { tells: "which events a trail records", permission: "cloudtrail:GetEventSelectors" },
  getInsightSelectors: {
    tells: "which kinds of Insights a trail records",
    permission: "cloudtrail:GetInsightSelectors",
  },
  describeOrganization: {
    tells: "which organization the account is in, where a trail is the organization's or a policy depends on it",
    permission: "organizations:DescribeOrganization",
  },
  getBucketPolicy: { tells: "the policy of a log bucket", permission: "s3:GetBucketPolicy" },
  getBucketAcl: { tells: "the ACL of a log bucket", permission: "s3:GetBucketAcl" },
  getBucketPublicAccessBlock: {
    tells: "the public access block of a log bucket",
    permission: "s3:GetBucketPublicAccessBlock",
  },
  getAccountPublicAccessBlock: {
    tells: "the public access block of an account that has a log bucket",
    permission: "s3:GetAccountPublicAccessBlock",
  },
  getBucketVersioning: { tells: "whether a log bucket keeps versions", permission: "s3:GetBucketVersioning" },
  getBucketLogging: { tells: "where access to a log bucket is logged", permission: "s3:GetBucketLogging" },
  getObjectLockConfiguration: {
    tells: "whether a log bucket locks its objects",
    permission: "s3:GetBucketObjectLockConfiguration",
  },
  getBucketLifecycleConfiguration: {
    tells: "when log files are deleted",
    permission: "s3:GetLifecycleConfiguration",
  },
  getBucketEncryption: {
    tells: "whether a log bucket encrypts under a Bucket Key",
    permission: "s3:GetEncryptionConfiguration",
  },
  describeKey: { tells: "whether the KMS key of a trail is enabled, and its kind", permission: "kms:DescribeKey" },
  getKeyPolicy: { tells: "the policy of the KMS key of a trail", permission: "kms:GetKeyPolicy" },
  getKeyRotationStatus: {
    tells: "whether the KMS key of a trail is rotated",
    permission: "kms:GetKeyRotationStatus",
  },
  getTopicAttributes: { tells: "the policy of the SNS topic of a trail", permission: "sns:GetTopicAttributes" },
  getRole: { tells: "who may assume the role that writes to the log group of a trail", permission: "iam:GetRole" },
  listRolePolicies: { tells: "the names of that role's own policies", permission: "iam:ListRolePolicies" },
  getRolePolicy: { tells: "what these allow", permission: "iam:GetRolePolicy" },
  listAttachedRolePolicies: {
    tells: "the policies attached to that role",
    permission: "iam:ListAttachedRolePolicies",
  },
  getPolicy: { tells: "which version of these counts", permission: "iam:GetPolicy" },
  getPolicyVersion: { tells: "what these allow", permission: "iam:GetPolicyVersion" },
} as const satisfies Readonly<Record<string, Call>>;

/** The name of a call: that of its operation, but for the two that read public access blocks. */
export type CallName = keyof typeof calls;

/** The permission that a call needs; what IAM would call it where none is needed. */
export function permissionFor(name: CallName): string {
  const call: Call = calls[name];
  return call.permission ?? "sts:GetCallerIdentity";
}
