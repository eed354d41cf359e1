/** Writes a setup down as the stack of Pulumi that would make it. */
import type { AdvancedFieldSelector } from "@aws-sdk/client-cloudtrail";
import type { LifecycleRule } from "@aws-sdk/client-s3";
import { policy, type Statement } from "../../sandbox/localAws/policies";
import type { ClassicCondition, ClassicSelector, TableResource } from "../../policypack/truthTable/resources";
import type { ItemOf, PropertiesOf } from "../../policypack/propertiesOf";
import { urnOf } from "../../policypack/state";
import {
  type AccountSetup,
  type BucketSetup,
  home,
  idOf,
  type KeySetup,
  type RoleSetup,
  type Selectors,
  type TopicSetup,
  type TrailSetup,
} from "./accountSetup";

const topicType = "aws:sns/topic:Topic";
const roleType = "aws:iam/role:Role";

/**
 * The resources of a stack of `@pulumi/aws` after its deployment. Each is named as in AWS, a key by its id; topics and roles
 * are referred to, since the pack looks at no others.
 */
export function stackOf(setup: AccountSetup, accountId: string): readonly TableResource[] {
  return [
    ...setup.trails.map((trail) => trailResource(trail, accountId)),
    ...setup.buckets.flatMap(bucketResources),
    ...setup.keys.map(keyResource),
    ...setup.topics.flatMap((topic) => topicResources(topic, accountId)),
    ...setup.roles.flatMap((role) => roleResources(role, accountId)),
  ];
}

function trailResource(trail: TrailSetup, accountId: string): TableResource {
  const { name, region } = trail;
  const origins = {
    ...(trail.topic !== undefined && { snsTopicName: [urnOf(topicType, nameOf(trail.topic))] }),
    ...(trail.role !== undefined && { cloudWatchLogsRoleArn: [urnOf(roleType, nameOf(trail.role))] }),
  };
  const properties: PropertiesOf<"aws:cloudtrail/trail:Trail"> = {
    name,
    region,
    arn: `arn:aws:cloudtrail:${region}:${accountId}:trail/${name}`,
    s3BucketName: trail.bucket,
    ...(trail.prefix !== undefined && { s3KeyPrefix: trail.prefix }),
    isMultiRegionTrail: trail.isMultiRegion,
    includeGlobalServiceEvents: trail.includesGlobalServiceEvents,
    enableLogFileValidation: trail.validatesLogFiles,
    enableLogging: trail.isLogging,
    ...selectorsOf(trail.selectors),
    insightSelectors: trail.insights.map(({ InsightType = "" }) => ({ insightType: InsightType })),
    ...(trail.key !== undefined && { kmsKeyId: trail.key }),
    ...(trail.topic !== undefined && { snsTopicName: trail.topic }),
    ...(trail.role !== undefined && {
      cloudWatchLogsRoleArn: trail.role,
      cloudWatchLogsGroupArn: `arn:aws:logs:${home}:${accountId}:log-group:trail:*`,
    }),
  };
  return { ...resource("aws:cloudtrail/trail:Trail", name, properties), origins };
}

/** The name that ends an ARN. */
function nameOf(arn: string): string {
  return arn.replace(/^.*[:/]/, "");
}

function selectorsOf(selectors: Selectors | undefined): PropertiesOf<"aws:cloudtrail/trail:Trail"> {
  if (selectors === undefined) {
    return {};
  }
  return "basic" in selectors
    ? {
        eventSelectors: selectors.basic.map((selector) => ({
          readWriteType: selector.ReadWriteType ?? "All",
          includeManagementEvents: selector.IncludeManagementEvents ?? true,
          excludeManagementEventSources: selector.ExcludeManagementEventSources ?? [],
          dataResources: (selector.DataResources ?? []).map(({ Type = "", Values = [] }) => ({
            type: Type,
            values: Values,
          })),
        })),
      }
    : {
        advancedEventSelectors: selectors.advanced.map(({ Name, FieldSelectors = [] }): ClassicSelector => ({
          ...(Name !== undefined && { name: Name }),
          fieldSelectors: FieldSelectors.map(conditionOf),
        })),
      };
}

function conditionOf(condition: AdvancedFieldSelector): ClassicCondition {
  return {
    field: condition.Field ?? "",
    ...(condition.Equals && { equals: condition.Equals }),
    ...(condition.NotEquals && { notEquals: condition.NotEquals }),
    ...(condition.StartsWith && { startsWiths: condition.StartsWith }),
    ...(condition.NotStartsWith && { notStartsWiths: condition.NotStartsWith }),
    ...(condition.EndsWith && { endsWiths: condition.EndsWith }),
    ...(condition.NotEndsWith && { notEndsWiths: condition.NotEndsWith }),
  };
}

function bucketResources(setup: BucketSetup): readonly TableResource[] {
  const { name: bucket, publicAccessBlock, versioning, logsTo, objectLock, lifecycleRules } = setup;
  return [
    resource("aws:s3/bucket:Bucket", bucket, { bucket, objectLockEnabled: objectLock !== undefined }),
    ...(setup.policy === undefined
      ? []
      : [resource("aws:s3/bucketPolicy:BucketPolicy", bucket, { bucket, policy: text(setup.policy) })]),
    ...(publicAccessBlock === undefined
      ? []
      : [
          resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", bucket, {
            bucket,
            blockPublicAcls: publicAccessBlock.BlockPublicAcls ?? false,
            blockPublicPolicy: publicAccessBlock.BlockPublicPolicy ?? false,
            ignorePublicAcls: publicAccessBlock.IgnorePublicAcls ?? false,
            restrictPublicBuckets: publicAccessBlock.RestrictPublicBuckets ?? false,
          }),
        ]),
    ...(setup.acl === undefined ? [] : [resource("aws:s3/bucketAcl:BucketAcl", bucket, { bucket, acl: setup.acl })]),
    ...(versioning === undefined
      ? []
      : [
          resource("aws:s3/bucketVersioning:BucketVersioning", bucket, {
            bucket,
            versioningConfiguration: { status: versioning },
          }),
        ]),
    ...(logsTo === undefined
      ? []
      : [
          resource("aws:s3/bucketLogging:BucketLogging", bucket, {
            bucket,
            targetBucket: logsTo,
            targetPrefix: "access/",
          }),
        ]),
    ...(objectLock?.days === undefined
      ? []
      : [
          resource("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", bucket, {
            bucket,
            rule: { defaultRetention: { mode: "GOVERNANCE", days: objectLock.days } },
          }),
        ]),
    ...(lifecycleRules === undefined
      ? []
      : [
          resource("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", bucket, {
            bucket,
            rules: lifecycleRules.map(lifecycleRuleOf),
          }),
        ]),
    ...(setup.usesBucketKey === undefined
      ? []
      : [
          resource("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", bucket, {
            bucket,
            rules: [
              {
                applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" },
                bucketKeyEnabled: setup.usesBucketKey,
              },
            ],
          }),
        ]),
  ];
}

type ClassicLifecycleRule = ItemOf<
  PropertiesOf<"aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration">["rules"]
>;

function lifecycleRuleOf({ ID, Status, Filter, Expiration, Transitions }: LifecycleRule): ClassicLifecycleRule {
  return {
    id: ID ?? "",
    status: Status ?? "",
    filter: { prefix: Filter?.Prefix ?? "" },
    ...(Expiration?.Days !== undefined && { expiration: { days: Expiration.Days } }),
    ...(Transitions && {
      transitions: Transitions.map(({ Days = 0, StorageClass = "" }) => ({ days: Days, storageClass: StorageClass })),
    }),
  };
}

function keyResource({ arn, policy: statements, isEnabled, isRotated }: KeySetup): TableResource {
  const keyId = idOf(arn);
  return resource("aws:kms/key:Key", keyId, {
    keyId,
    arn,
    policy: text(statements),
    isEnabled,
    enableKeyRotation: isRotated,
  });
}

function topicResources({ name, policy: statements }: TopicSetup, accountId: string): readonly TableResource[] {
  const arn = `arn:aws:sns:${home}:${accountId}:${name}`;
  return [
    resource(topicType, name, { name, arn }),
    {
      ...resource("aws:sns/topicPolicy:TopicPolicy", name, { arn, policy: text(statements) }),
      origins: { arn: [urnOf(topicType, name)] },
    },
  ];
}

function roleResources({ name, trust, permissions }: RoleSetup, accountId: string): readonly TableResource[] {
  const arn = `arn:aws:iam::${accountId}:role/${name}`;
  return [
    resource(roleType, name, { name, arn, assumeRolePolicy: text(trust) }),
    {
      ...resource("aws:iam/rolePolicy:RolePolicy", name, { name: "delivery", role: name, policy: text(permissions) }),
      origins: { role: [urnOf(roleType, name)] },
    },
  ];
}

function resource<Type extends string>(type: Type, name: string, properties: PropertiesOf<Type>): TableResource {
  return { type, name, properties };
}

function text(statements: readonly Statement[]): string {
  return JSON.stringify(policy(...statements));
}
