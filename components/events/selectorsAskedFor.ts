import type { Input } from "@pulumi/pulumi";
import type { MultiRegionTrailArgs } from "../multiRegionTrailArgs";
import { eventSelectors } from "./eventSelectors";
import type { AdvancedEventSelector } from "./selectorArgs";

/** The arguments that say what a trail records besides all management events, but for Insights. */
export const selectorArguments = [
  "excludedManagementEventSources",
  "dataResources",
  "advancedEventSelectors",
  "networkActivityEventSources",
] as const;

/**
 * All selectors that arguments ask for.
 *
 * @param args - valid arguments
 * @param logBucketArns - prefixes of the objects of the buckets that log files and access logs go to
 */
export function selectorsAskedFor(
  args: Pick<MultiRegionTrailArgs, (typeof selectorArguments)[number]>,
  logBucketArns: readonly Input<string>[],
): AdvancedEventSelector[] {
  return eventSelectors({
    excludedManagementEventSources: args.excludedManagementEventSources ?? [],
    dataResources: args.dataResources ?? [],
    advancedEventSelectors: args.advancedEventSelectors ?? [],
    networkActivityEventSources: args.networkActivityEventSources ?? [],
    logBucketArns,
  });
}
