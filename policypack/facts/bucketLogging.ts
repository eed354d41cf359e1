import { type Fact, known } from "../../rules/facts/fact";
import type { LogBucketFacts } from "../../rules/facts/logBucketFacts";
import type { BucketParts } from "./bucketParts";
import { propertiesOf } from "./explain";
import type { Resource } from "./resource";
import { bucketTypes } from "./resourceTypes";

type AccessLogging = LogBucketFacts["accessLogging"];

/** Where access to a bucket is logged, according to a separate logging resource. */
export function accessLoggingBy(logging: Resource, bucket: Resource, parts: BucketParts): AccessLogging {
  const target = propertiesOf(logging).get("targetBucket").asString(known(""));
  const named = parts.namedBy(logging, "targetBucket");
  if (!target.known && named.length !== 1) {
    return target;
  }
  if (target.known && target.value === "") {
    return known("off");
  }
  return known(named.includes(bucket) ? "itself" : "elsewhere");
}

/**
 * Where access to a bucket is logged, according to the bucket itself. A bucket of `aws-native` that names no target logs to
 * itself.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-loggingconfiguration.html
 */
export function accessLoggingOf(bucket: Resource, parts: BucketParts): AccessLogging {
  const properties = propertiesOf(bucket);
  if (bucket.type === bucketTypes.native) {
    const logging = properties.get("loggingConfiguration");
    const target = logging.asBlock().get("destinationBucketName").asString(known(""));
    const own = properties.get("bucketName").asString(known(""));
    return logging.isAbsent ? known("off") : whereIs(target, own, bucket, "loggingConfiguration", parts, "itself");
  }
  const target = properties.getEither("logging", "loggings").asBlock().get("targetBucket").asString(known(""));
  const property = properties.get("loggings").isAbsent ? "logging" : "loggings";
  return whereIs(target, properties.get("bucket").asString(known("")), bucket, property, parts, "off");
}

/** No bucket takes its name from itself: a name that is not known yet but comes from a bucket is that of another one. */
function whereIs(
  target: Fact<string>,
  own: Fact<string>,
  bucket: Resource,
  property: string,
  parts: BucketParts,
  absent: "off" | "itself",
): AccessLogging {
  if (!target.known) {
    return parts.namedBy(bucket, property).length > 0 ? known("elsewhere") : target;
  }
  if (target.value === "") {
    return known(absent);
  }
  return known(own.known && own.value === target.value ? "itself" : "elsewhere");
}
