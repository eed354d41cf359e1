import { readEventSelectors } from "../../rules/cloudtrail/readEventSelectors";
import { recordedEvents } from "../../rules/cloudtrail/recordedEvents";
import { every, type Fact, known, unknown, type Unknown } from "../../rules/facts/fact";
import type { Property } from "../../rules/facts/property";
import type { TrailFacts } from "../../rules/facts/trailFacts";
import { bucketTypes, trailTypes } from "./resourceTypes";
import { notGiven, propertiesOf } from "./explain";
import { isSet } from "./presence";
import { hasNoProperties, type Resource } from "./resource";

/** A provider's own names for properties that the two providers name differently. */
interface Dialect {
  /** The property that says whether a trail is logging, and what its absence means. */
  readonly logging: { readonly name: string; readonly absent: Fact<boolean> };
  /** The property that names the log group of CloudWatch Logs. */
  readonly logGroup: string;
}

const dialects: ReadonlyMap<string, Dialect> = new Map([
  [trailTypes.classic, { logging: { name: "enableLogging", absent: known(true) }, logGroup: "cloudWatchLogsGroupArn" }],
  [
    trailTypes.native,
    {
      logging: {
        name: "isLogging",
        absent: unknown("isLogging is absent, though required", "set isLogging to true or false"),
      },
      logGroup: "cloudWatchLogsLogGroupArn",
    },
  ],
]);

/**
 * The facts about a trail in a Pulumi program, or `undefined` for a resource that is not a trail. An absent property counts
 * as the default of the provider and AWS: the trail is logging and includes global service events, but covers one region
 * only, does not validate its log files, and uses nothing that costs extra.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/cloudtrail/trail/
 * @see https://www.pulumi.com/registry/packages/aws-native/api-docs/cloudtrail/trail/
 */
export function trailFromResource(resource: Resource): TrailFacts | undefined {
  const dialect = dialects.get(resource.type);
  if (dialect === undefined) {
    return undefined;
  }
  const identity = { name: resource.name, id: resource.urn };
  if (hasNoProperties(resource.props)) {
    return { ...identity, ...nothingKnown(notGiven(resource)) };
  }
  const { logging, logGroup } = dialect;
  const trail = propertiesOf(resource);
  return {
    ...identity,
    isMultiRegion: trail.get("isMultiRegionTrail").asBoolean(known(false)),
    isLogging: trail.get(logging.name).asBoolean(logging.absent),
    includesGlobalServiceEvents: trail.get("includeGlobalServiceEvents").asBoolean(known(true)),
    validatesLogFiles: trail.get("enableLogFileValidation").asBoolean(known(false)),
    ...recordedEvents(readEventSelectors(trail, { leavesBucketsOut: selectsByBucket(resource) })),
    usesKmsKey: isSet(trail, "kmsKeyId"),
    deliversToCloudWatchLogs: every([isSet(trail, logGroup), isSet(trail, "cloudWatchLogsRoleArn")]),
    // The provider fills in snsTopicArn, so only the name tells what the program sets.
    notifiesSnsTopic: isSet(trail, "snsTopicName"),
    isOrganizationTrail: trail.get("isOrganizationTrail").asBoolean(known(false)),
    insightTypes: insightTypes(trail),
  };
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_InsightSelector.html */
function insightTypes(trail: Property): Fact<readonly string[]> {
  const selectors = trail.get("insightSelectors").asList();
  if (!selectors.known) {
    return selectors;
  }
  const types: string[] = [];
  for (const selector of selectors.value) {
    const type = selector.get("insightType").asString(known(""));
    if (!type.known) {
      return type;
    }
    types.push(type.value);
  }
  return known(types);
}

/** Whether its event selectors take values from buckets of the program. */
function selectsByBucket({ propertyDependencies }: Resource): boolean {
  const buckets: readonly string[] = Object.values(bucketTypes);
  return propertyDependencies?.["advancedEventSelectors"]?.some(({ type }) => buckets.includes(type)) ?? false;
}

function nothingKnown(reason: Unknown): Omit<TrailFacts, "name" | "id"> {
  return {
    isMultiRegion: reason,
    isLogging: reason,
    includesGlobalServiceEvents: reason,
    validatesLogFiles: reason,
    ...recordedEvents(reason),
    usesKmsKey: reason,
    deliversToCloudWatchLogs: reason,
    notifiesSnsTopic: reason,
    isOrganizationTrail: reason,
    insightTypes: reason,
  };
}
