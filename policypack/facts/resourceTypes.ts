/** The resource types that are trails. */
export const trailTypes = { classic: "aws:cloudtrail/trail:Trail", native: "aws-native:cloudtrail:Trail" } as const;

const typesOfTrails: readonly string[] = Object.values(trailTypes);

/** Whether a resource is a trail, by its type. */
export function isTrail({ type }: { readonly type: string }): boolean {
  return typesOfTrails.includes(type);
}

/** The type of trails that a Terraform provider makes which is bridged at run time. Nothing is read from them. */
export const bridgedTrailType = "aws:index/cloudtrail:Cloudtrail";

/** The resource types that are buckets. */
export const bucketTypes = {
  classic: "aws:s3/bucket:Bucket",
  classicV2: "aws:s3/bucketV2:BucketV2",
  native: "aws-native:s3:Bucket",
} as const;

/** The resource types that set one thing about a bucket. Version 7 of `aws` renamed most and keeps the old names. */
export const bucketPartTypes = {
  policy: ["aws:s3/bucketPolicy:BucketPolicy", "aws-native:s3:BucketPolicy"],
  publicAccessBlock: ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"],
  versioning: ["aws:s3/bucketVersioning:BucketVersioning", "aws:s3/bucketVersioningV2:BucketVersioningV2"],
  logging: ["aws:s3/bucketLogging:BucketLogging", "aws:s3/bucketLoggingV2:BucketLoggingV2"],
  lifecycle: [
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
  ],
  objectLock: [
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
    "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2",
  ],
  acl: ["aws:s3/bucketAcl:BucketAcl", "aws:s3/bucketAclV2:BucketAclV2"],
  encryption: [
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
  ],
} as const;

/** The resource type of the public access block of a whole account. */
export const accountPublicAccessBlockType = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";

/** The resource types that are KMS keys, and how their key material is rotated: by the key's `own` setting, or otherwise. */
export const keyTypes = {
  own: ["aws:kms/key:Key", "aws-native:kms:Key"],
  impossible: ["aws:kms/externalKey:ExternalKey", "aws:kms/replicaExternalKey:ReplicaExternalKey"],
  withPrimary: ["aws:kms/replicaKey:ReplicaKey", "aws-native:kms:ReplicaKey"],
} as const;

/** The resource type that sets the policy of a key. */
export const keyPolicyType = "aws:kms/keyPolicy:KeyPolicy";

/** The resource types that are aliases of keys. */
export const aliasTypes = { classic: "aws:kms/alias:Alias", native: "aws-native:kms:Alias" } as const;

/** The resource types, beside trails, of which a program need say nothing at all to make one. */
export const mayHaveNoInputs: ReadonlySet<string> = new Set([bucketTypes.native, "aws-native:kms:Key"]);

/** The resource types that are SNS topics. */
export const topicTypes = { classic: "aws:sns/topic:Topic", native: "aws-native:sns:Topic" } as const;

/** The resource types that set the policy of a topic, with the property that names the topic. */
export const topicPolicyTypes = {
  "aws:sns/topicPolicy:TopicPolicy": "arn",
  "aws-native:sns:TopicInlinePolicy": "topicArn",
  "aws-native:sns:TopicPolicy": "topics",
} as const;

/** The resource types that are roles. */
export const roleTypes = { classic: "aws:iam/role:Role", native: "aws-native:iam:Role" } as const;

/** The resource types that are policies of a role alone, with the property that names the role. */
export const rolePolicyTypes = {
  "aws:iam/rolePolicy:RolePolicy": "role",
  "aws-native:iam:RolePolicy": "roleName",
} as const;

/** The resource types that give a role policies that it shares with others, with the property that names the role. */
export const roleAttachmentTypes = {
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "role",
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": "roleName",
  "aws:iam/policyAttachment:PolicyAttachment": "roles",
  "aws-native:iam:ManagedPolicy": "roles",
} as const;

/** The resource types that trails notify or write as. Most stacks have many that no trail refers to. */
export const noticeTypes: ReadonlySet<string> = new Set([...Object.values(topicTypes), ...Object.values(roleTypes)]);

/** The resource types that set something about these, with the property that names what it is for. */
export const noticePartTypes: ReadonlyMap<string, string> = new Map<string, string>(
  [topicPolicyTypes, rolePolicyTypes, roleAttachmentTypes].flatMap((types) => Object.entries(types)),
);

/**
 * Every resource type that facts are read from, besides those of notices. The pack spares the SDK the properties of all
 * others: a type that is named elsewhere would be read empty, so lint allows type tokens in this file only.
 */
export const readTypes: ReadonlySet<string> = new Set(
  [
    Object.values(trailTypes),
    bridgedTrailType,
    Object.values(bucketTypes),
    ...Object.values(bucketPartTypes),
    accountPublicAccessBlockType,
    ...Object.values(keyTypes),
    keyPolicyType,
    Object.values(aliasTypes),
  ].flat(),
);
