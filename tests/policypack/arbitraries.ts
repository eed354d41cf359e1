/** What the property-based tests are made of. */
import { createRequire } from "node:module";
import fc from "fast-check";
import { isTrail } from "../../policypack/facts/resourceTypes";
import type { Classic, ClassicType } from "./classic";
import { nativeNames } from "./native";
import type { ServedResource } from "./serve";

/** The SDK's own stand-ins for values that are not known before deployment, one for each kind of value. */
const proxy = createRequire(__filename)("@pulumi/policy/proxy") as Readonly<Record<string, unknown>>;
const notYetKnown = Object.keys(proxy)
  .filter((name) => name.startsWith("unknown") && name.endsWith("Value"))
  .map((name) => proxy[name]);

const classicProperties = {
  "aws:cloudtrail/trail:Trail": [
    "isMultiRegionTrail",
    "enableLogging",
    "includeGlobalServiceEvents",
    "enableLogFileValidation",
    "eventSelectors",
    "advancedEventSelectors",
    "insightSelectors",
    "kmsKeyId",
    "cloudWatchLogsGroupArn",
    "cloudWatchLogsRoleArn",
    "snsTopicName",
    "isOrganizationTrail",
    "s3BucketName",
    "s3KeyPrefix",
    "name",
    "arn",
    "region",
  ],
  "aws:s3/bucket:Bucket": [
    "bucket",
    "acl",
    "grants",
    "policy",
    "versioning",
    "logging",
    "lifecycleRules",
    "objectLockConfiguration",
    "objectLockEnabled",
    "forceDestroy",
    "serverSideEncryptionConfiguration",
  ],
  "aws:s3/bucketV2:BucketV2": [
    "bucket",
    "versionings",
    "loggings",
    "lifecycleRules",
    "objectLockConfiguration",
    "serverSideEncryptionConfigurations",
  ],
  "aws:s3/bucketPolicy:BucketPolicy": ["bucket", "policy"],
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": [
    "bucket",
    "blockPublicAcls",
    "blockPublicPolicy",
    "ignorePublicAcls",
    "restrictPublicBuckets",
  ],
  "aws:s3/bucketVersioning:BucketVersioning": ["bucket", "versioningConfiguration"],
  "aws:s3/bucketLogging:BucketLogging": ["bucket", "targetBucket"],
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": ["bucket", "rules"],
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": ["bucket", "rule"],
  "aws:s3/bucketAcl:BucketAcl": ["bucket", "acl", "accessControlPolicy"],
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": [
    "blockPublicAcls",
    "blockPublicPolicy",
    "ignorePublicAcls",
    "restrictPublicBuckets",
  ],
  "aws:s3/bucketVersioningV2:BucketVersioningV2": ["bucket", "versioningConfiguration"],
  "aws:s3/bucketLoggingV2:BucketLoggingV2": ["bucket", "targetBucket"],
  "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2": ["bucket", "rules"],
  "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2": ["bucket", "rule"],
  "aws:s3/bucketAclV2:BucketAclV2": ["bucket", "acl", "accessControlPolicy"],
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": ["bucket", "rules"],
  "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2": ["bucket", "rules"],
  "aws:sns/topic:Topic": ["arn", "name", "policy"],
  "aws:sns/topicPolicy:TopicPolicy": ["arn", "policy"],
  "aws:iam/role:Role": [
    "arn",
    "name",
    "assumeRolePolicy",
    "inlinePolicies",
    "managedPolicyArns",
    "permissionsBoundary",
  ],
  "aws:iam/rolePolicy:RolePolicy": ["role", "policy"],
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": ["role"],
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": ["roleName"],
  "aws:iam/policyAttachment:PolicyAttachment": ["roles"],
  "aws:kms/externalKey:ExternalKey": ["arn", "policy", "enabled", "deletionWindowInDays"],
  "aws:kms/replicaExternalKey:ReplicaExternalKey": ["keyId", "arn", "policy", "enabled", "deletionWindowInDays"],
  "aws:kms/key:Key": [
    "keyId",
    "arn",
    "policy",
    "enableKeyRotation",
    "deletionWindowInDays",
    "isEnabled",
    "customKeyStoreId",
  ],
  "aws:kms/replicaKey:ReplicaKey": ["keyId", "arn", "policy", "enabled"],
  "aws:kms/alias:Alias": ["name", "arn", "targetKeyId"],
  "aws:kms/keyPolicy:KeyPolicy": ["keyId", "policy"],
} satisfies { readonly [Type in ClassicType]?: readonly (keyof Classic<Type>)[] };

/** Properties that the facts read, by the type of their resource. */
export const propertiesByType: Readonly<Record<string, readonly string[]>> = {
  ...classicProperties,
  ...Object.fromEntries(Object.entries(nativeNames).map(([type, names]) => [type, Object.keys(names)])),
  "aws:index/cloudtrail:Cloudtrail": [],
  "random:index/randomId:RandomId": ["hex"],
};

/** Property names that mean something to JavaScript, to Pulumi or to what is nested in properties. */
const keys = fc.constantFrom(
  ..."__proto__ constructor prototype toString valueOf hasOwnProperty then length toJSON __defaults".split(" "),
  ..."Version Statement Sid Effect Principal NotPrincipal AWS Service Action Resource Condition".split(" "),
  ..."readWriteType fieldSelectors field equals notEquals dataResources type values insightType".split(" "),
  ..."enabled status days rule rules defaultRetention expiration filter prefix targetBucket uri".split(" "),
);

/** An object that holds a value even under names that JavaScript itself gives a meaning. */
function objectOf(entries: readonly (readonly [string, unknown])[]): object {
  const object = {};
  for (const [key, value] of entries) {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}

/** An object that throws when a key is read, except by fast-check to print it. */
function throwing(key: string): object {
  const get = () => {
    throw new RangeError("a getter that throws");
  };
  return Object.defineProperties(
    {},
    { [key]: { enumerable: true, get }, [fc.toStringMethod]: { value: () => `{ get ${key}() { throw } }` } },
  );
}

function cyclic(): object {
  const object: Record<string, unknown> = { Version: "2012-10-17" };
  object["Statement"] = [object, [object]];
  return object;
}

const names = fc.constantFrom("a", "b", "c", "audit", "logs", "key");

/** Anything that a program, an engine or somebody hostile may put where a value belongs; no cycles. */
const acyclicValue: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<unknown>(true, false, null, undefined, 0, -1, Infinity, NaN, "", "[secret]", "true", "*", 30),
    names,
    fc.constantFrom(...notYetKnown),
    fc.string(),
    fc.constantFrom("All", "ReadOnly", "Management", "eventCategory", "Enabled", "cloudtrail.amazonaws.com", "Allow"),
    fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value)),
    fc.constant("x".repeat(200_000)),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(keys, tie("value")), { maxLength: 5 }).map(objectOf),
    fc.dictionary(fc.string(), tie("value"), { maxKeys: 3 }),
    keys.map(throwing),
  ),
})).value;

const hostileValue = fc.oneof(
  { arbitrary: acyclicValue, weight: 9 },
  { arbitrary: fc.constant(null).map(cyclic), weight: 1 },
);

/** Properties by which resources are found, so that most stacks belong together. */
const references = new Set([
  "s3BucketName",
  "bucket",
  "bucketName",
  "kmsKeyId",
  "keyId",
  "targetKeyId",
  "targetBucket",
  "snsTopicName",
  "cloudWatchLogsRoleArn",
  "role",
  "roleName",
  "arn",
]);

function propertiesOf(type: string): fc.Arbitrary<object> {
  const all = propertiesByType[type] ?? [];
  const referring = fc.constantFrom(...all.filter((name) => references.has(name)), "tags");
  // A trail without a bucket is only read, or left out: most are to be judged.
  const bucket = fc.tuple(fc.constant("s3BucketName"), fc.oneof({ arbitrary: names, weight: 4 }, hostileValue));
  return fc
    .tuple(
      fc.array(bucket, { maxLength: isTrail({ type }) ? 1 : 0 }),
      fc.array(fc.tuple(referring, fc.oneof({ arbitrary: names, weight: 8 }, { arbitrary: hostileValue, weight: 2 })), {
        maxLength: 3,
      }),
      fc.array(fc.tuple(fc.oneof(fc.constantFrom(...all, "tags"), keys), hostileValue), { maxLength: 6 }),
    )
    .map((entries) => objectOf(entries.flat()));
}

const providerProperties = fc
  .array(
    fc.tuple(fc.constantFrom("region", "allowedAccountIds", "assumeRoles", "accessKey", "endpoints"), acyclicValue),
    { maxLength: 3 },
  )
  .map(objectOf);

/** A resource of a type that the pack reads, with anything in its properties. */
export const hostileResource: fc.Arbitrary<ServedResource> = fc
  .constantFrom(...Object.keys(propertiesByType))
  .chain((type) =>
    fc.record(
      {
        type: fc.constant(type),
        name: fc.oneof(names, fc.string()),
        props: propertiesOf(type),
        origins: fc.dictionary(fc.constantFrom(...references), fc.array(names, { maxLength: 2 }), { maxKeys: 3 }),
      },
      { requiredKeys: ["type", "name", "props"] },
    ),
  );

/** A stack of such resources, deployed by providers with anything in their inputs. */
export const hostileStack: fc.Arbitrary<ServedResource[]> = fc
  .tuple(
    fc.uniqueArray(fc.tuple(hostileResource, fc.nat()), {
      maxLength: 7,
      selector: ([{ type, name }]) => `${type} ${name}`,
    }),
    fc.array(providerProperties, { minLength: 1, maxLength: 3 }),
  )
  .map(([resources, providers]) =>
    resources.map(([resource, which]) => {
      const index = which % providers.length;
      return { ...resource, provider: { name: `provider ${index}`, props: providers[index] ?? {} } };
    }),
  );

/** Where a text stands in a value. */
type Path = readonly (string | number)[];

/** Where all texts stand in a value. */
export function textsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === "string") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Array.isArray(value)
    ? value.flatMap((item, index) => textsIn(item, [...path, index]))
    : Object.entries(value).flatMap(([key, item]) => textsIn(item, [...path, key]));
}

/** A value with one of its texts changed. */
export function withText(value: unknown, [step, ...rest]: Path, change: (text: string) => string): unknown {
  if (step === undefined) return change(String(value));
  if (Array.isArray(value))
    return value.map((item, index) => (index === step ? withText(item, rest, change) : (item as unknown)));
  const object = value as Readonly<Record<string, unknown>>;
  return { ...object, [step]: withText(object[step], rest, change) };
}

/** A statement of a policy without its conditions. */
export function unconditional(statement: object): object {
  return Object.fromEntries(Object.entries(statement).filter(([element]) => element !== "Condition"));
}
