import type { Input } from "@pulumi/pulumi";
import {
  DataResourceType,
  type AdvancedEventSelector,
  type AdvancedFieldSelector,
  type DataResource,
} from "./selectorArgs";

/** What a trail records besides all management events. */
export interface RecordedEvents {
  /** Sources of management events that are left out. */
  readonly excludedManagementEventSources: readonly string[];
  /** Data events as basic selectors have them. */
  readonly dataResources: readonly DataResource[];
  /** Data events as advanced selectors. */
  readonly advancedEventSelectors: readonly AdvancedEventSelector[];
  /** Services whose network activity is recorded. */
  readonly networkActivityEventSources: readonly string[];
  /** ARNs of the buckets that log files and access logs go to, which are not recorded: each log would cause the next. */
  readonly logBucketArns: readonly Input<string>[];
}

/**
 * Name of the selector of management events, as CloudTrail's console names it: checkers look for it.
 */
const managementSelectorName = "Management events selector";

/** A data resource that stands for all resources of its service: `arn:aws:s3`, and for S3 also `arn:aws:s3:::`. */
const everyResource = /^arn:[^:]+:[^:]+(:::)?$/;

/**
 * All selectors of a trail, management events first. They are always advanced selectors and always set: a trail has
 * either basic or advanced selectors, and when the provider removes advanced ones, the trail records nothing for a moment
 * or from then on.
 *
 * Their structure is known at preview even when ARNs in it are not, so that a policy pack sees what is recorded.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html
 */
export function eventSelectors(recorded: RecordedEvents): AdvancedEventSelector[] {
  return [
    managementSelector(recorded.excludedManagementEventSources),
    ...[...recorded.dataResources.map(dataSelector), ...recorded.advancedEventSelectors].map((selector) =>
      withoutLogBuckets(selector, recorded.logBucketArns),
    ),
    ...recorded.networkActivityEventSources.map(networkActivitySelector),
  ];
}

function managementSelector(excludedSources: readonly string[]): AdvancedEventSelector {
  return {
    name: managementSelectorName,
    fieldSelectors: [
      { field: "eventCategory", equals: ["Management"] },
      ...(excludedSources.length > 0 ? [{ field: "eventSource", notEquals: [...excludedSources] }] : []),
    ],
  };
}

function dataSelector({ type, values }: DataResource): AdvancedEventSelector {
  const every = values.some((value) => typeof value === "string" && everyResource.test(value));
  // Values for S3 are prefixes of object ARNs; functions and tables have whole ARNs.
  const chosen = type === DataResourceType.S3Object ? { startsWith: values } : { equals: values };
  return {
    name: `Data events of ${type}`,
    fieldSelectors: [
      { field: "eventCategory", equals: ["Data"] },
      { field: "resources.type", equals: [type] },
      ...(every ? [] : [{ field: "resources.ARN", ...chosen }]),
    ],
  };
}

function networkActivitySelector(source: string): AdvancedEventSelector {
  return {
    name: `Network activity of ${source}`,
    fieldSelectors: [
      { field: "eventCategory", equals: ["NetworkActivity"] },
      { field: "eventSource", equals: [source] },
    ],
  };
}

/** A selector can have each field once; what its `not...` conditions match is left out of what the others select. */
function withoutLogBuckets(
  selector: AdvancedEventSelector,
  logBucketArns: readonly Input<string>[],
): AdvancedEventSelector {
  const ofObjects = selector.fieldSelectors.some(
    ({ field, equals }) => field === "resources.type" && equals?.includes(DataResourceType.S3Object),
  );
  if (!ofObjects || logBucketArns.length === 0) return selector;
  const isArn = ({ field }: AdvancedFieldSelector): boolean => field === "resources.ARN";
  const arn = selector.fieldSelectors.find(isArn) ?? { field: "resources.ARN" };
  const notStartsWith = [...(arn.notStartsWith ?? []), ...logBucketArns];
  return {
    ...selector,
    fieldSelectors: [...selector.fieldSelectors.filter((field) => !isArn(field)), { ...arn, notStartsWith }],
  };
}
