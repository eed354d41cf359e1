import { quote } from "../../rules/text";
import { type Fact, known, unknown } from "../../rules/facts/fact";
import { notGiven, propertiesOf, setTwice } from "./explain";
import { addTo } from "./lists";
import { type Referable, References } from "./references";
import { hasNoProperties, type Resource } from "./resource";

/** The resource types that are buckets. */
export const bucketTypes = {
  classic: "aws:s3/bucket:Bucket",
  classicV2: "aws:s3/bucketV2:BucketV2",
  native: "aws-native:s3:Bucket",
} as const;

/** The resource types that set one thing about a bucket. Version 7 of `aws` renamed most, and keeps the older names. */
const partTypes = {
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
} as const;

/** One thing about a bucket that a resource of its own can set. */
export type BucketPart = keyof typeof partTypes;

const referables: ReadonlyMap<string, Referable> = new Map<string, Referable>([
  [bucketTypes.classic, { names: ["bucket"] }],
  [bucketTypes.classicV2, { names: ["bucket"] }],
  [bucketTypes.native, { names: ["bucketName"] }],
  ...Object.values(partTypes)
    .flat()
    .map((type): [string, Referable] => [type, { names: [], standsFor: "bucket" }]),
]);

/** The buckets of a stack and the resources that set something about them. */
export class BucketParts {
  readonly #references: References;
  readonly #parts = new Map<Resource, Resource[]>();
  readonly #unplaced: Resource[] = [];

  constructor(resources: readonly Resource[]) {
    this.#references = new References(resources, referables);
    const types = new Set<string>(Object.values(partTypes).flat());
    for (const part of resources.filter(({ type }) => types.has(type))) {
      const [bucket, ...others] = this.#references.of(part, "bucket");
      if (bucket !== undefined && others.length === 0) {
        addTo(this.#parts, bucket, part);
      } else if (bucket !== undefined || isUnplaced(part)) {
        this.#unplaced.push(part);
      }
    }
  }

  /** The buckets that a property refers to; more than one where that is not certain. */
  namedBy(resource: Resource, property: string): readonly Resource[] {
    return this.#references.of(resource, property);
  }

  /** What sets one thing about a bucket, `undefined` when no resource does. */
  of(bucket: Resource, kind: BucketPart): Fact<Resource | undefined> {
    const types: readonly string[] = partTypes[kind];
    const [part, ...others] = (this.#parts.get(bucket) ?? []).filter(({ type }) => types.includes(type));
    if (part === undefined) {
      return this.#astray(types);
    }
    if (others.length > 0) {
      return setTwice(part, others.length + 1);
    }
    return hasNoProperties(part.props) ? notGiven(part) : known(part);
  }

  /** Nothing, unless there is a resource for a bucket that is not known, which may be any. */
  #astray(types: readonly string[]): Fact<undefined> {
    const part = this.#unplaced.find(({ type }) => types.includes(type));
    if (part === undefined) {
      return known(undefined);
    }
    const name = `${part.type} ${quote(part.name)}`;
    return hasNoProperties(part.props)
      ? notGiven(part)
      : unknown(`the bucket that ${name} is for is not known before deployment`, `give ${name} the bucket's name`);
  }
}

/** Whether a resource does not say which bucket it is for, rather than naming one outside the stack. */
function isUnplaced(part: Resource): boolean {
  const name = propertiesOf(part).get("bucket").asString(known(""));
  return !name.known || name.value === "";
}
