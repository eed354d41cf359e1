import * as pulumi from "@pulumi/pulumi";
import type { GivenArgs } from "../arguments/conflicts/conflictRules";
import { logBucketName } from "../bucket/logBucketName";
import type { AdvancedEventSelector } from "../events/selectorArgs";
import type { selectorInputs } from "../events/selectorInputs";
import { selectorArguments, selectorsAskedFor } from "../events/selectorsAskedFor";
import type { MultiRegionTrailArgs } from "../multiRegionTrailArgs";
import type { Inspected } from "./inspection";

/** What the state of a stack says of its trail. */
export interface DeployedTrail {
  readonly arn: string;
  readonly name: string;
  readonly homeRegion: string;
  readonly s3BucketName: string;
  readonly advancedEventSelectors?: ReturnType<typeof selectorInputs>;
  readonly insightSelectors?: readonly { readonly insightType: string }[];
}

/** The kinds of Insights that arguments ask for, as far as they are known. */
export function wantedInsights({ insightTypes }: GivenArgs): readonly string[] {
  return Array.isArray(insightTypes) ? (insightTypes as readonly string[]) : [];
}

/**
 * The event selectors that arguments ask for on a trail as it is deployed; `undefined` where they are not all known.
 *
 * @param args - arguments of the component
 */
export function wantedSelectors(
  args: GivenArgs,
  component: Pick<Inspected, "name" | "place" | "deployed">,
  trail: Pick<DeployedTrail, "s3BucketName">,
): AdvancedEventSelector[] | undefined {
  if (pulumi.containsUnknowns(selectorArguments.map((argument) => args[argument]))) return undefined;
  const { name, place, deployed } = component;
  const accessLogs = deployed.part("aws:s3/bucketLogging:BucketLogging", logBucketName(name))?.["targetBucket"];
  const logBuckets = [trail.s3BucketName, ...(typeof accessLogs === "string" ? [accessLogs] : [])];
  return selectorsAskedFor(
    args as MultiRegionTrailArgs,
    logBuckets.map((bucket) => `arn:${place.partition}:s3:::${bucket}/`),
  );
}
