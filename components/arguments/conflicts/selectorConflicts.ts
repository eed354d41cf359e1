import { eventSelectors } from "../../events/eventSelectors";
import { DataResourceType, type AdvancedEventSelector } from "../../events/selectorArgs";
import type { MultiRegionTrailArgs } from "../../multiRegionTrailArgs";
import { argumentChecks } from "../argumentChecks";
import { mostSelectorValues, operators } from "../aws/advancedEventSelectorsShape";
import { parseArn } from "../aws/arn";
import { withoutValue, type Fault } from "../schema/fault";
import { quote } from "../../../rules/text";
import { shapeFaults } from "../schema/shapeFaults";
import { isSet, type ConflictRule, type GivenArgs } from "./conflictRules";

/** Rules for what is recorded, over all selectors of the trail. */
export const selectorConflicts: readonly ConflictRule[] = [tooManyValues, recordsLogBucket];

type Selectors = Pick<
  MultiRegionTrailArgs,
  "excludedManagementEventSources" | "dataResources" | "advancedEventSelectors" | "networkActivityEventSources"
>;

/** A list from the arguments, or an empty one if it has faults of its own, which are reported anyway. */
function wellFormed<N extends keyof Selectors>(args: GivenArgs, name: N): NonNullable<Selectors[N]> | [] {
  const value = args[name];
  if (value === undefined || shapeFaults(name, value, argumentChecks[name]).length > 0) return [];
  return value as NonNullable<Selectors[N]>;
}

/** Counts what the component will send, including the selectors that it adds itself. */
function tooManyValues(args: GivenArgs): Fault[] {
  const advancedEventSelectors = wellFormed(args, "advancedEventSelectors");
  const accessLogs = isSet(args, "createAccessLogBucket") || isSet(args, "accessLogBucketName");
  const selectors = eventSelectors({
    excludedManagementEventSources: wellFormed(args, "excludedManagementEventSources"),
    dataResources: wellFormed(args, "dataResources"),
    advancedEventSelectors,
    networkActivityEventSources: wellFormed(args, "networkActivityEventSources"),
    logBucketArns: accessLogs ? ["log bucket", "access log bucket"] : ["log bucket"],
  });
  const count = valueCount(selectors);
  if (count <= mostSelectorValues) return [];
  const property = advancedEventSelectors.length > 0 ? "advancedEventSelectors" : "networkActivityEventSources";
  const reason =
    `makes ${count} values over all conditions of the trail's selectors, those that the component adds included. Give ` +
    `fewer: a trail takes at most ${mostSelectorValues}.`;
  return [{ property, reason }];
}

function valueCount(selectors: readonly AdvancedEventSelector[]): number {
  return selectors
    .flatMap(({ fieldSelectors }) => fieldSelectors)
    .flatMap((selector) => operators.map((operator) => selector[operator]?.length ?? 0))
    .reduce((sum, values) => sum + values, 0);
}

/** Data events of the log bucket: each log file would cause the next. */
function recordsLogBucket(args: GivenArgs): Fault[] {
  const buckets = (["bucketName", "existingBucketName", "adoptBucketName", "accessLogBucketName"] as const).flatMap(
    (name) => (typeof args[name] === "string" ? [{ name, bucket: args[name] }] : []),
  );
  return chosenObjects(args).flatMap(({ property, value }) => {
    const bucket = typeof value === "string" ? parseArn(value)?.resource.split("/")[0] : undefined;
    const own = buckets.find((known) => known.bucket === bucket);
    if (own === undefined || typeof value !== "string") return [];
    const place = `in the log bucket (${own.name}): each log file would cause the next. Leave it out.`;
    return [{ property, reason: `${quote(value)} is ${place}`, withoutValue: withoutValue(`It is ${place}`) }];
  });
}

interface ChosenObject {
  readonly property: string;
  readonly value: unknown;
}

/** Values that select S3 objects, with their places. */
function chosenObjects(args: GivenArgs): ChosenObject[] {
  const resources = wellFormed(args, "dataResources").flatMap(({ type, values }, index) =>
    type === DataResourceType.S3Object ? placed(`dataResources[${index}].values`, values) : [],
  );
  const selectors = wellFormed(args, "advancedEventSelectors").flatMap(({ fieldSelectors }, selector) =>
    fieldSelectors.flatMap(({ field, equals = [], startsWith = [] }, index) => {
      const place = `advancedEventSelectors[${selector}].fieldSelectors[${index}]`;
      return field === "resources.ARN"
        ? [...placed(`${place}.equals`, equals), ...placed(`${place}.startsWith`, startsWith)]
        : [];
    }),
  );
  return [...resources, ...selectors];
}

function placed(property: string, values: readonly unknown[]): ChosenObject[] {
  return values.map((value, index) => ({ property: `${property}[${index}]`, value }));
}
