/**
 * Stacks that every rule lets pass, by the packages that make them, and changes of them. Names that may occur once only
 * begin with `this-`.
 */
import type { Classic } from "../classic";
import type { Native } from "../native";
import type { BlockOf, ClassicTrail, Common, ItemOf, NativeTrail, PropertiesOf } from "../propertiesOf";
import { urnOf } from "../state";

/** The account that all is in, unless a provider says otherwise. */
export const account = "123456789012";

/** A resource of a stack. */
export interface TableResource {
  readonly type: string;
  readonly name: string;
  /** What the program sets and the state says. */
  readonly properties: object;
  /** What the state says, where that is something else. */
  readonly outputs?: object;
  /** URNs of the resources that properties come from. */
  readonly origins?: Origins;
  /** The name of its provider. Defaults to the stack's usual one. */
  readonly provider?: string;
  /** The package of its provider. Defaults to that of its type. */
  readonly package?: string;
  /** Whether it is a component, whatever its type. */
  readonly isComponent?: boolean;
}

/** A resource of a known type, with properties that this type has. */
type TypedResource<Type extends string> = TableResource & {
  readonly type: Type;
  readonly properties: PropertiesOf<Type>;
};

/** URNs by property. */
export type Origins = Readonly<Record<string, readonly string[]>>;

/** How a stack differs from one that every rule lets pass. */
interface Changes<Role extends string, Properties = Readonly<Partial<Record<Role, object>>>> {
  /** Properties, by what the resource is for; `undefined` removes one. */
  readonly set?: Properties;
  readonly origins?: Readonly<Partial<Record<Role, Origins>>>;
  readonly without?: readonly Role[];
  readonly and?: readonly TableResource[];
}

/** How a stack differs in properties that the types of its parts have. */
type ChangesOf<Parts extends Readonly<Record<string, TableResource>>> = Changes<
  keyof Parts & string,
  { readonly [Role in keyof Parts]?: PropertiesOf<Parts[Role]["type"]> }
>;

/** Advanced event selectors and their conditions, as `aws` and as `aws-native` spell them. */
export type ClassicSelector = ItemOf<ClassicTrail["advancedEventSelectors"]>;
export type NativeSelector = ItemOf<NativeTrail["advancedEventSelectors"]>;
export type ClassicCondition = ItemOf<ClassicSelector["fieldSelectors"]>;
type NativeCondition = ItemOf<NativeSelector["fieldSelectors"]>;

/** The ARN of the trail. */
export const trailArn = `arn:aws:cloudtrail:eu-west-1:${account}:trail/this-audit`;
const keyArn = `arn:aws:kms:eu-west-1:${account}:key/this-key`;

/** The ARN of the bucket that the trail delivers to. */
export const bucketArn = "arn:aws:s3:::this-logs";

const cloudTrail = { Service: "cloudtrail.amazonaws.com" };

/** That CloudTrail may read the bucket's ACL, for one trail. */
export const readAcl = {
  Effect: "Allow",
  Principal: cloudTrail,
  Action: "s3:GetBucketAcl",
  Resource: bucketArn,
  Condition: { StringEquals: { "aws:SourceArn": trailArn } },
};

/** That CloudTrail may write log files, for one trail. */
export const write = {
  Effect: "Allow",
  Principal: cloudTrail,
  Action: "s3:PutObject",
  Resource: `${bucketArn}/AWSLogs/${account}/*`,
  Condition: { StringEquals: { "aws:SourceArn": trailArn, "s3:x-amz-acl": "bucket-owner-full-control" } },
};

/** That nobody comes without TLS. */
export const tlsOnly = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [bucketArn, `${bucketArn}/*`],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

/** That CloudTrail may encrypt, for trails of one account. */
export const encrypt = {
  Effect: "Allow",
  Principal: cloudTrail,
  Action: "kms:GenerateDataKey*",
  Resource: "*",
  Condition: { StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": `arn:aws:cloudtrail:*:${account}:trail/*` } },
};

/** That CloudTrail may look at the key, for trails of one account. */
export const look = {
  Effect: "Allow",
  Principal: cloudTrail,
  Action: "kms:DescribeKey",
  Resource: "*",
  Condition: { ArnLike: { "aws:SourceArn": `arn:aws:cloudtrail:*:${account}:trail/*` } },
};

/** That the account decides who may use the key, as the console writes it. */
export const administer = {
  Effect: "Allow",
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Action: "kms:*",
  Resource: "*",
};

/** A policy document of statements, as text. */
export function documentOf(...statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** Selects all management events. */
export const management: ClassicSelector = { fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] };

/** Selects the data events of all objects, under further conditions. */
export function objectEvents(...conditions: readonly ClassicCondition[]): ClassicSelector;
export function objectEvents(...conditions: readonly NativeCondition[]): NativeSelector;
export function objectEvents(...conditions: readonly object[]): object {
  return {
    fieldSelectors: [
      { field: "eventCategory", equals: ["Data"] },
      { field: "resources.type", equals: ["AWS::S3::Object"] },
      ...conditions,
    ],
  };
}

/** What the trails of both packages have in common. */
const trail: Common<ClassicTrail, NativeTrail> = {
  s3BucketName: "this-logs",
  isMultiRegionTrail: true,
  includeGlobalServiceEvents: true,
  enableLogFileValidation: true,
  kmsKeyId: keyArn,
  cloudWatchLogsRoleArn: `arn:aws:iam::${account}:role/delivery`,
  snsTopicName: "news",
  insightSelectors: [{ insightType: "ApiCallRateInsight" }, { insightType: "ApiErrorRateInsight" }],
};

const logGroupArn = `arn:aws:logs:eu-west-1:${account}:log-group:trail:*`;

/** All four settings of a public access block, on. */
export const closed = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
} satisfies Classic<"aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock">;

const bucket = { bucket: "this-logs" } satisfies Classic<"aws:s3/bucketPolicy:BucketPolicy">;
const key = { arn: keyArn, keyId: "this-key", enableKeyRotation: true } satisfies Common<
  Classic<"aws:kms/key:Key">,
  Native<"aws-native:kms:Key">
>;
const lock = { rule: { defaultRetention: { mode: "GOVERNANCE", days: 1 } } } satisfies Common<
  Classic<"aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration">,
  BlockOf<Native<"aws-native:s3:Bucket">["objectLockConfiguration"]>
>;
const keyDocument = documentOf(encrypt, look, administer);

/** Of version 7 of `@pulumi/aws`. */
const classicParts = {
  trail: resource("aws:cloudtrail/trail:Trail", "audit", {
    ...trail,
    name: "this-audit",
    enableLogging: true,
    cloudWatchLogsGroupArn: logGroupArn,
    advancedEventSelectors: [
      management,
      objectEvents({ field: "resources.ARN", notStartsWiths: [`${bucketArn}/`, "arn:aws:s3:::this-access/"] }),
    ],
  }),
  bucket: resource("aws:s3/bucket:Bucket", "logs", { ...bucket, forceDestroy: false }),
  publicAccessBlock: resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "logs", {
    ...bucket,
    ...closed,
  }),
  policy: resource("aws:s3/bucketPolicy:BucketPolicy", "logs", {
    ...bucket,
    policy: documentOf(readAcl, write, tlsOnly),
  }),
  versioning: resource("aws:s3/bucketVersioning:BucketVersioning", "logs", {
    ...bucket,
    versioningConfiguration: { status: "Enabled" },
  }),
  logging: resource("aws:s3/bucketLogging:BucketLogging", "logs", {
    ...bucket,
    targetBucket: "this-access",
    targetPrefix: "",
  }),
  objectLock: resource("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", "logs", {
    ...bucket,
    ...lock,
  }),
  key: resource("aws:kms/key:Key", "key", { ...key, policy: keyDocument }),
};

/** Of version 6 of `@pulumi/aws`, where it differs. */
const version6Parts = {
  ...classicParts,
  bucket: resource("aws:s3/bucketV2:BucketV2", "logs", { ...bucket, forceDestroy: false }),
  versioning: resource("aws:s3/bucketVersioningV2:BucketVersioningV2", "logs", classicParts.versioning.properties),
  logging: resource("aws:s3/bucketLoggingV2:BucketLoggingV2", "logs", classicParts.logging.properties),
  objectLock: resource(
    "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2",
    "logs",
    classicParts.objectLock.properties,
  ),
};

/** Of `@pulumi/aws-native`. */
const nativeParts = {
  trail: resource("aws-native:cloudtrail:Trail", "audit", {
    ...trail,
    trailName: "this-audit",
    isLogging: true,
    cloudWatchLogsLogGroupArn: logGroupArn,
    advancedEventSelectors: [
      management,
      objectEvents({ field: "resources.ARN", notStartsWith: [`${bucketArn}/`, "arn:aws:s3:::this-access/"] }),
    ],
  }),
  bucket: resource("aws-native:s3:Bucket", "logs", {
    bucketName: "this-logs",
    publicAccessBlockConfiguration: closed,
    versioningConfiguration: { status: "Enabled" },
    loggingConfiguration: { destinationBucketName: "this-access" },
    objectLockEnabled: true,
    objectLockConfiguration: { objectLockEnabled: "Enabled", ...lock },
  }),
  policy: resource("aws-native:s3:BucketPolicy", "logs", {
    ...bucket,
    policyDocument: JSON.parse(documentOf(readAcl, write, tlsOnly)) as object,
  }),
  key: resource("aws-native:kms:Key", "key", { ...key, keyPolicy: JSON.parse(keyDocument) as object }),
};

/** A stack of version 7 of `@pulumi/aws` that every rule lets pass, except as said. */
export function classic(changes: ChangesOf<typeof classicParts> = {}): readonly TableResource[] {
  return changed(classicParts, changes);
}

/** The same with the types of version 6, except as said. */
export function version6(changes: ChangesOf<typeof version6Parts> = {}): readonly TableResource[] {
  return changed(version6Parts, changes);
}

/** The same of `@pulumi/aws-native`, except as said. */
export function native(changes: ChangesOf<typeof nativeParts> = {}): readonly TableResource[] {
  return changed(nativeParts, changes);
}

/** A resource beside those of a stack, whose name need not be unlike others'. */
export function resource<Type extends string>(
  type: Type,
  name: string,
  properties: PropertiesOf<Type>,
  more: Partial<TableResource> = {},
): TypedResource<Type> {
  return { name: `this-${name}`, ...more, type, properties };
}

/** The URN of a resource beside those of a stack, as {@link resource} names it. */
export function urn(type: string, name: string): string {
  return urnOf(type, `this-${name}`);
}

/** A second trail as good as the first, except as said, whose bucket is outside the stack. */
export function secondTrail(differences: ClassicTrail = {}, more: Partial<TableResource> = {}): TableResource {
  const properties = { ...classicParts.trail.properties, name: "this-second", s3BucketName: "outside", ...differences };
  return resource(classicParts.trail.type, "second", properties, more);
}

function changed<Role extends string>(
  parts: Readonly<Record<Role, TableResource>>,
  { set, origins, without = [], and = [] }: Changes<Role>,
): readonly TableResource[] {
  const roles = (Object.keys(parts) as Role[]).filter((role) => !without.includes(role));
  const resources = roles.map((role): TableResource => {
    const part: TableResource = parts[role];
    const comesFrom = origins?.[role];
    return {
      ...part,
      properties: { ...part.properties, ...set?.[role] },
      ...(comesFrom !== undefined && { origins: comesFrom }),
    };
  });
  return [...resources, ...and];
}
