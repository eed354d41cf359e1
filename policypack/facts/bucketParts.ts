import { quote } from "../../rules/text";
import { type Fact, known, unknown } from "../../rules/facts/fact";
import type { Property } from "../../rules/facts/property";
import { notGiven, propertiesOf, setTwice } from "./explain";
import { addTo } from "../../rules/lists";
import { bucketPartTypes, bucketTypes } from "./resourceTypes";
import { type Referable, References } from "./references";
import { hasNoProperties, type Resource } from "./resource";

/** One thing about a bucket that a separate resource can set. */
export type BucketPart = keyof typeof bucketPartTypes;

const referables: ReadonlyMap<string, Referable> = new Map<string, Referable>([
  [bucketTypes.classic, { names: ["bucket"] }],
  [bucketTypes.classicV2, { names: ["bucket"] }],
  [bucketTypes.native, { names: ["bucketName"] }],
  ...Object.values(bucketPartTypes)
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
    const types = new Set<string>(Object.values(bucketPartTypes).flat());
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

  /** The resource that sets one thing about a bucket; `undefined` when none does. */
  of(bucket: Resource, kind: BucketPart): Fact<Resource | undefined> {
    const types: readonly string[] = bucketPartTypes[kind];
    const [part, ...others] = (this.#parts.get(bucket) ?? []).filter(({ type }) => types.includes(type));
    if (part === undefined) {
      return this.#astray(types);
    }
    if (others.length > 0) {
      return setTwice(part, others.length + 1);
    }
    return hasNoProperties(part.props) ? notGiven(part) : known(part);
  }

  /** Something about a bucket: as the separate resource for it says, else the bucket itself. */
  read<T>(
    bucket: Resource,
    kind: BucketPart,
    ofPart: (part: Property, resource: Resource) => Fact<T>,
    ofBucket: (bucket: Property) => Fact<T>,
  ): Fact<T> {
    const part = this.of(bucket, kind);
    if (!part.known) {
      return part;
    }
    if (part.value !== undefined) {
      return ofPart(propertiesOf(part.value), part.value);
    }
    return hasNoProperties(bucket.props) ? notGiven(bucket) : ofBucket(propertiesOf(bucket));
  }

  /** Nothing, unless a resource is for a bucket that is not known: that may be any bucket. */
  #astray(types: readonly string[]): Fact<undefined> {
    const part = this.#unplaced.find(({ type }) => types.includes(type));
    if (part === undefined) {
      return known(undefined);
    }
    const name = `${part.type} ${quote(part.name)}`;
    return hasNoProperties(part.props)
      ? notGiven(part)
      : unknown(`the bucket of ${name} is not known before deployment`, `give ${name} the bucket's name`);
  }
}

/** Whether a resource does not say which bucket it is for. One that names a bucket outside the stack does. */
function isUnplaced(part: Resource): boolean {
  const name = propertiesOf(part).get("bucket").asString(known(""));
  return !name.known || name.value === "";
}
