/** Properties of the resource types of `@pulumi/aws` that fixtures use, as a policy sees them: plain values. */
import type { EventDataStoreState } from "@pulumi/aws/cloudtrail/eventDataStore";
import type { TrailState } from "@pulumi/aws/cloudtrail/trail";
import type { LogGroupState } from "@pulumi/aws/cloudwatch/logGroup";
import type { TableState } from "@pulumi/aws/dynamodb/table";
import type { SecurityGroupState } from "@pulumi/aws/ec2/securityGroup";
import type { RoleState } from "@pulumi/aws/iam/role";
import type { PolicyAttachmentState } from "@pulumi/aws/iam/policyAttachment";
import type { RolePolicyState } from "@pulumi/aws/iam/rolePolicy";
import type { RolePolicyAttachmentState } from "@pulumi/aws/iam/rolePolicyAttachment";
import type { RolePolicyAttachmentsExclusiveState } from "@pulumi/aws/iam/rolePolicyAttachmentsExclusive";
import type { AliasState } from "@pulumi/aws/kms/alias";
import type { ExternalKeyState } from "@pulumi/aws/kms/externalKey";
import type { KeyState } from "@pulumi/aws/kms/key";
import type { KeyPolicyState } from "@pulumi/aws/kms/keyPolicy";
import type { ReplicaExternalKeyState } from "@pulumi/aws/kms/replicaExternalKey";
import type { ReplicaKeyState } from "@pulumi/aws/kms/replicaKey";
import type { FunctionState } from "@pulumi/aws/lambda/function";
import type { RecordState } from "@pulumi/aws/route53/record";
import type { AccountPublicAccessBlockState } from "@pulumi/aws/s3/accountPublicAccessBlock";
import type { BucketState } from "@pulumi/aws/s3/bucket";
import type { BucketAclState } from "@pulumi/aws/s3/bucketAcl";
import type { BucketAclV2State } from "@pulumi/aws/s3/bucketAclV2";
import type { BucketLifecycleConfigurationState } from "@pulumi/aws/s3/bucketLifecycleConfiguration";
import type { BucketLifecycleConfigurationV2State } from "@pulumi/aws/s3/bucketLifecycleConfigurationV2";
import type { BucketLoggingState } from "@pulumi/aws/s3/bucketLogging";
import type { BucketLoggingV2State } from "@pulumi/aws/s3/bucketLoggingV2";
import type { BucketObjectLockConfigurationState } from "@pulumi/aws/s3/bucketObjectLockConfiguration";
import type { BucketObjectLockConfigurationV2State } from "@pulumi/aws/s3/bucketObjectLockConfigurationV2";
import type { BucketOwnershipControlsState } from "@pulumi/aws/s3/bucketOwnershipControls";
import type { BucketPolicyState } from "@pulumi/aws/s3/bucketPolicy";
import type { BucketPublicAccessBlockState } from "@pulumi/aws/s3/bucketPublicAccessBlock";
import type { BucketServerSideEncryptionConfigurationState } from "@pulumi/aws/s3/bucketServerSideEncryptionConfiguration";
import type { BucketServerSideEncryptionConfigurationV2State } from "@pulumi/aws/s3/bucketServerSideEncryptionConfigurationV2";
import type { BucketV2State } from "@pulumi/aws/s3/bucketV2";
import type { BucketVersioningState } from "@pulumi/aws/s3/bucketVersioning";
import type { BucketVersioningV2State } from "@pulumi/aws/s3/bucketVersioningV2";
import type { TopicState } from "@pulumi/aws/sns/topic";
import type { TopicPolicyState } from "@pulumi/aws/sns/topicPolicy";
import type { QueueState } from "@pulumi/aws/sqs/queue";
import type { ParameterState } from "@pulumi/aws/ssm/parameter";
import type { OutputInstance, Resource } from "@pulumi/pulumi";
import type { Odd } from "./odd";

/** What the provider knows of resources, by type token. */
interface States {
  "aws:cloudtrail/eventDataStore:EventDataStore": EventDataStoreState;
  "aws:cloudtrail/trail:Trail": TrailState;
  "aws:cloudwatch/logGroup:LogGroup": LogGroupState;
  "aws:dynamodb/table:Table": TableState;
  "aws:ec2/securityGroup:SecurityGroup": SecurityGroupState;
  "aws:iam/policyAttachment:PolicyAttachment": PolicyAttachmentState;
  "aws:iam/role:Role": RoleState;
  "aws:iam/rolePolicy:RolePolicy": RolePolicyState;
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": RolePolicyAttachmentState;
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": RolePolicyAttachmentsExclusiveState;
  "aws:kms/alias:Alias": AliasState;
  "aws:kms/externalKey:ExternalKey": ExternalKeyState;
  "aws:kms/key:Key": KeyState;
  "aws:kms/keyPolicy:KeyPolicy": KeyPolicyState;
  "aws:kms/replicaExternalKey:ReplicaExternalKey": ReplicaExternalKeyState;
  "aws:kms/replicaKey:ReplicaKey": ReplicaKeyState;
  "aws:lambda/function:Function": FunctionState;
  "aws:route53/record:Record": RecordState;
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": AccountPublicAccessBlockState;
  "aws:s3/bucket:Bucket": BucketState;
  "aws:s3/bucketAcl:BucketAcl": BucketAclState;
  "aws:s3/bucketAclV2:BucketAclV2": BucketAclV2State;
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": BucketLifecycleConfigurationState;
  "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2": BucketLifecycleConfigurationV2State;
  "aws:s3/bucketLogging:BucketLogging": BucketLoggingState;
  "aws:s3/bucketLoggingV2:BucketLoggingV2": BucketLoggingV2State;
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": BucketObjectLockConfigurationState;
  "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2": BucketObjectLockConfigurationV2State;
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": BucketOwnershipControlsState;
  "aws:s3/bucketPolicy:BucketPolicy": BucketPolicyState;
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": BucketPublicAccessBlockState;
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": BucketServerSideEncryptionConfigurationState;
  "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2": BucketServerSideEncryptionConfigurationV2State;
  "aws:s3/bucketV2:BucketV2": BucketV2State;
  "aws:s3/bucketVersioning:BucketVersioning": BucketVersioningState;
  "aws:s3/bucketVersioningV2:BucketVersioningV2": BucketVersioningV2State;
  "aws:sns/topic:Topic": TopicState;
  "aws:sns/topicPolicy:TopicPolicy": TopicPolicyState;
  "aws:sqs/queue:Queue": QueueState;
  "aws:ssm/parameter:Parameter": ParameterState;
}

/** Properties of a type of `@pulumi/aws`, all of them optional. */
export type Classic<Type extends keyof States> = Properties<States[Type]>;

/** The resource types of `@pulumi/aws` that fixtures use. */
export type ClassicType = keyof States;

/** The names alone: that the provider calls some of them deprecated is nothing against a fixture. */
type Properties<State> = { readonly [Name in Exclude<keyof State, symbol>]?: Plain<State[Name]> | null | undefined };

/** Values as they are once inputs have resolved. */
type Plain<Value> = Value extends Promise<unknown> | OutputInstance<unknown> | Resource
  ? never
  : | Odd
    | (Value extends readonly (infer Item)[]
        ? readonly Plain<Item>[]
        : Value extends PolicyDocument
          ? object
          : Value extends object
            ? Properties<Value>
            : Value);

/** A document of IAM, whose elements are no properties of the provider. */
interface PolicyDocument {
  readonly Version: unknown;
  readonly Statement: unknown;
}
