import type { ArgumentName } from "./argumentChecks";
import { parseArn, type Arn } from "./aws/arn";
import { isSet, type GivenArgs } from "./conflicts/conflictRules";
import { shown, withoutValue, type Fault } from "./schema/fault";
import { isRegion, partitionOf } from "./aws/region";
import { elementOf, isPlainObject, keyOf } from "./schema/shapeFaults";

/** Where a component is deployed. */
export interface KnownPlace {
  /** AWS partition, for example `aws-cn`. */
  readonly partition: string;
  /** Region, for example `eu-central-1`. */
  readonly region: string;
  /** Id of the account, 12 digits. */
  readonly accountId: string;
}

/** Arguments with ARNs, whose partition must be the provider's. */
const withArns: readonly ArgumentName[] = [
  "readerArns",
  "additionalTrailArns",
  "kmsKeyArn",
  "logGroupKmsKeyArn",
  "snsTopicArn",
  "dataResources",
  "advancedEventSelectors",
  "organizationTrailArn",
  "alertTopicArn",
  "adoptTrailArn",
];

/** Arguments with the ARN of something that must be in the trail's region, and why. */
const inHomeRegion: readonly (readonly [name: ArgumentName, because: string])[] = [
  ["kmsKeyArn", "S3 encrypts with keys of the bucket's region, and the bucket is created in this one"],
  ["logGroupKmsKeyArn", "the log group is created in the trail's region"],
  ["snsTopicArn", "CloudTrail tells topics of the trail's region"],
  ["alertTopicArn", "alarms and alerts tell topics of their own region"],
  ["adoptTrailArn", "a trail is managed from its home region"],
];

/**
 * What is wrong with good arguments where a component is deployed: resources of another partition, region or account.
 *
 * @param place - where it is deployed
 * @param args - the arguments, known ones; whatever is not is passed over
 */
export function placementFaults(place: KnownPlace, args: GivenArgs): Fault[] {
  return [
    ...withArns.flatMap((name) => partitionFaults(place, name, args[name])),
    ...inHomeRegion
      // An existing bucket may be in another region, and its key is there with it.
      .filter(([name]) => name !== "kmsKeyArn" || !isSet(args, "existingBucketName"))
      .flatMap(([name, because]) => regionFaults(place, name, args[name], because)),
    ...accountFaults(place, args.adoptTrailArn),
    ...queryRegionFaults(place, args.queryRegions),
  ];
}

function partitionFaults(place: KnownPlace, property: string, value: unknown): Fault[] {
  if (Array.isArray(value)) {
    return value.flatMap((element, index) => partitionFaults(place, elementOf(property, index), element));
  }
  if (isPlainObject(value)) {
    return Object.entries(value).flatMap(([key, element]) => partitionFaults(place, keyOf(property, key), element));
  }
  const partition = typeof value === "string" ? /^arn:([^:]+):/.exec(value)?.[1] : undefined;
  if (typeof value !== "string" || partition === undefined || partition === place.partition) return [];
  const reason =
    `${shown(value)} is of the partition ${shown(partition)}, but the provider's is ${shown(place.partition)}. Give one of ` +
    `that partition, or deploy with credentials of ${shown(partition)}.`;
  const hidden = `The partition in it must be the provider's, which is ${shown(place.partition)}.`;
  return [{ property, reason, withoutValue: withoutValue(hidden) }];
}

function regionFaults(place: KnownPlace, property: string, value: unknown, because: string): Fault[] {
  const arn = arnHere(place, value);
  if (typeof value !== "string" || arn === undefined || arn.region === place.region) return [];
  const reason =
    `${shown(value)} is in the region ${shown(arn.region)}, but the provider's is ${shown(place.region)}: ${because}. Give ` +
    `one of that region, or deploy in ${shown(arn.region)}.`;
  const hidden = `The region in it must be the provider's, which is ${shown(place.region)}: ${because}.`;
  return [{ property, reason, withoutValue: withoutValue(hidden) }];
}

function accountFaults(place: KnownPlace, value: unknown): Fault[] {
  const arn = arnHere(place, value);
  if (typeof value !== "string" || arn === undefined || arn.account === place.accountId) return [];
  const reason =
    `${shown(value)} is of the account ${shown(arn.account)}, but the provider's is ${shown(place.accountId)}: a trail is ` +
    "managed from its own account. Give a trail of that account, or deploy with credentials of the other.";
  return [{ property: "adoptTrailArn", reason }];
}

function queryRegionFaults(place: KnownPlace, regions: unknown): Fault[] {
  if (!Array.isArray(regions)) return [];
  return regions.flatMap((region: unknown, index) => {
    if (typeof region !== "string" || !isRegion(region) || partitionOf(region) === place.partition) return [];
    const reason =
      `${shown(region)} is a region of the partition ${shown(partitionOf(region))}, but the provider's is ` +
      `${shown(place.partition)}. Leave it out.`;
    return [{ property: elementOf("queryRegions", index), reason }];
  });
}

/** An ARN of the provider's partition; one of another partition has its own fault, which says it all. */
function arnHere(place: KnownPlace, value: unknown): Arn | undefined {
  const arn = typeof value === "string" ? parseArn(value) : undefined;
  return arn?.partition === place.partition ? arn : undefined;
}
