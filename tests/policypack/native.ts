/** Properties of the resource types of `@pulumi/aws-native` that fixtures use. */
import type { Odd } from "./odd";

/** The names under which a type, or a block within one, keeps values and blocks. */
export interface Names {
  readonly [name: string]: Names | typeof value;
}

const value = null;

const fieldSelector = {
  field: value,
  equals: value,
  notEquals: value,
  startsWith: value,
  notStartsWith: value,
  endsWith: value,
  notEndsWith: value,
};

const trail = {
  advancedEventSelectors: { name: value, fieldSelectors: fieldSelector },
  arn: value,
  cloudWatchLogsLogGroupArn: value,
  cloudWatchLogsRoleArn: value,
  enableLogFileValidation: value,
  eventSelectors: {
    dataResources: { type: value, values: value },
    excludeManagementEventSources: value,
    includeManagementEvents: value,
    readWriteType: value,
  },
  includeGlobalServiceEvents: value,
  insightSelectors: { insightType: value },
  isLogging: value,
  isMultiRegionTrail: value,
  isOrganizationTrail: value,
  kmsKeyId: value,
  s3BucketName: value,
  s3KeyPrefix: value,
  snsTopicName: value,
  trailName: value,
};

const bucket = {
  accessControl: value,
  bucketEncryption: { serverSideEncryptionConfiguration: { bucketKeyEnabled: value } },
  bucketName: value,
  lifecycleConfiguration: { rules: { expirationDate: value, expirationInDays: value, status: value } },
  loggingConfiguration: { destinationBucketName: value, logFilePrefix: value },
  objectLockConfiguration: {
    objectLockEnabled: value,
    rule: { defaultRetention: { days: value, mode: value, years: value } },
  },
  objectLockEnabled: value,
  publicAccessBlockConfiguration: {
    blockPublicAcls: value,
    blockPublicPolicy: value,
    ignorePublicAcls: value,
    restrictPublicBuckets: value,
  },
  versioningConfiguration: { status: value },
};

const replicaKey = { arn: value, enabled: value, keyId: value, keyPolicy: value, pendingWindowInDays: value };

/** The names, by type token. A spec holds them against the schemas that AWS publishes for CloudFormation. */
export const nativeNames = {
  "aws-native:cloudtrail:Trail": trail,
  "aws-native:iam:ManagedPolicy": { roles: value },
  "aws-native:iam:Role": {
    arn: value,
    assumeRolePolicyDocument: value,
    managedPolicyArns: value,
    permissionsBoundary: value,
    policies: { policyDocument: value },
    roleName: value,
  },
  "aws-native:iam:RolePolicy": { policyDocument: value, roleName: value },
  "aws-native:kms:Alias": { aliasName: value, targetKeyId: value },
  "aws-native:kms:Key": { ...replicaKey, enableKeyRotation: value, origin: value },
  "aws-native:kms:ReplicaKey": replicaKey,
  "aws-native:s3:Bucket": bucket,
  "aws-native:s3:BucketPolicy": { bucket: value, policyDocument: value },
  "aws-native:sns:Topic": { topicArn: value, topicName: value },
  "aws-native:sns:TopicInlinePolicy": { policyDocument: value, topicArn: value },
  "aws-native:sns:TopicPolicy": { policyDocument: value, topics: value },
} satisfies Names;

/** The resource types of `@pulumi/aws-native` that fixtures use. */
export type NativeType = keyof typeof nativeNames;

/** Properties of a type of `@pulumi/aws-native`, all of them optional. */
export type Native<Type extends NativeType> = Value<(typeof nativeNames)[Type]>;

/** A value of any kind, or what is kept under the names of a block or of each block of a list. */
type Value<Known> = Known extends Names
  ? { readonly [Name in keyof Known]?: Kept<Known[Name]> | null | undefined }
  : unknown;

type Kept<Known> = Value<Known> | readonly (Value<Known> | Odd)[] | Odd;
