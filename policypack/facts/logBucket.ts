import { type Fact, known } from "../../rules/facts/fact";
import type { DeliveringTrail, LogBucketFacts } from "../../rules/facts/logBucketFacts";
import type { ResourcePolicy } from "../../rules/iam/policyStatement";
import { blocksPublicAccess } from "../../rules/s3/publicAccess";
import { expiresAfterDays, locksObjects } from "../../rules/s3/retention";
import { accountBlocks, isPublicAcl } from "./bucketAccess";
import { accessLoggingBy, accessLoggingOf } from "./bucketLogging";
import { type BucketPart, BucketParts } from "./bucketParts";
import { deliveringTrails } from "./deliveringTrail";
import { notGiven, propertiesOf } from "./explain";
import { addTo } from "../../rules/lists";
import { policyOf, policySetBy } from "./policy";
import type { Property } from "../../rules/facts/property";
import { hasNoProperties, type Resource } from "./resource";
import type { StackResource } from "./stackResource";
import { trailTypes } from "./resourceTypes";

/** How to make the policy of a bucket known to a preview. */
const plainNames =
  "build the policy from the bucket's name, which a preview knows (bucket.bucket), rather than from its ARN or id";

/**
 * The buckets of a stack that its trails deliver to, each with what other resources of the stack set about it. What neither
 * they nor the bucket itself set is off, as in AWS. Only the default public access block of new buckets does not count,
 * since a program does not keep it in place.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/s3/bucket/
 * @see https://www.pulumi.com/registry/packages/aws-native/api-docs/s3/bucket/
 */
export function logBucketsFromStack(resources: readonly StackResource[]): readonly LogBucketFacts[] {
  const types: readonly string[] = Object.values(trailTypes);
  const trails = resources.filter(({ type }) => types.includes(type));
  if (trails.length === 0) {
    return [];
  }
  const parts = new BucketParts(resources);
  const trailOf = deliveringTrails(resources);
  const delivering = new Map<Resource, DeliveringTrail[]>();
  for (const trail of trails) {
    for (const bucket of parts.namedBy(trail, "s3BucketName")) {
      addTo(delivering, bucket, trailOf(trail));
    }
  }
  const blocks = accountBlocks(resources);
  return [...delivering].map(([bucket, trails]) => logBucket(bucket, parts, trails, blocks(bucket)));
}

function logBucket(
  resource: Resource,
  parts: BucketParts,
  trails: readonly DeliveringTrail[],
  account: readonly Property[],
): LogBucketFacts {
  const bucket = propertiesOf(resource);
  const by = <T>(kind: BucketPart, ofPart: (part: Property, of: Resource) => Fact<T>, ofBucket: () => Fact<T>) =>
    parts.read(resource, kind, ofPart, ofBucket);
  const objectLock = bucket.getInput("objectLockConfiguration").asBlock();
  return {
    name: resource.name,
    id: resource.urn,
    trails,
    blocksPublicAccess: blocksPublicAccess([
      by("publicAccessBlock", known, () => known(bucket.get("publicAccessBlockConfiguration").asBlock())),
      ...account.map(known),
    ]),
    hasPublicAcl: by(
      "acl",
      (part) => isPublicAcl(part.getInput("acl"), part.getInput("accessControlPolicy").asBlock().get("grants")),
      () => isPublicAcl(bucket.getEither("acl", "accessControl"), bucket.getInput("grants")),
    ),
    policy: policyOfBucket(resource, parts),
    isVersioned: by(
      "versioning",
      (part) => isEnabled(part.get("versioningConfiguration").asBlock(), known(false)),
      () => isVersioned(bucket),
    ),
    accessLogging: by(
      "logging",
      (_, part) => accessLoggingBy(part, resource, parts),
      () => accessLoggingOf(resource, parts),
    ),
    locksObjects: by("objectLock", locksObjects, () => locksObjects(objectLock)),
    expiresAfterDays: by(
      "lifecycle",
      (part) => expiresAfterDays(part.get("rules"), trails),
      () => {
        const rules = bucket.getInput("lifecycleRules");
        const native = bucket.get("lifecycleConfiguration").asBlock().get("rules");
        return expiresAfterDays(rules.isAbsent ? native : rules, trails);
      },
    ),
    isForceDestroyed: hasNoProperties(resource.props)
      ? notGiven(resource)
      : bucket.getInput("forceDestroy").asBoolean(known(false)),
  };
}

/** The policy of a bucket, whichever resource sets it. */
export function policyOfBucket(bucket: Resource, parts: BucketParts): ResourcePolicy {
  return parts.read(
    bucket,
    "policy",
    (part) => policySetBy(part, plainNames),
    (itself) => policyOf(itself.getInput("policy"), plainNames),
  );
}

/** S3 turns versioning on together with Object Lock. */
function isVersioned(bucket: Property): Fact<boolean> {
  const isLocked = bucket.getInput("objectLockEnabled").asBoolean(known(false));
  const inline = bucket.getEither("versioning", "versionings").asBlock();
  const native = isEnabled(bucket.get("versioningConfiguration").asBlock(), isLocked);
  return isLocked.known && isLocked.value ? isLocked : inline.get("enabled").asBoolean(native);
}

function isEnabled(configuration: Property, absent: Fact<boolean>): Fact<boolean> {
  const status = configuration.get("status").asString(known(""));
  if (!status.known) {
    return status;
  }
  return status.value === "" ? absent : known(status.value === "Enabled");
}
