import { partitionOf as publishedPartitionOf } from "../../../rules/partitions";
import type { LocatedCheck } from "./locatedCheck";

/**
 * The name of a region. Only its form is checked, because new regions appear every year.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
export const regionCheck: LocatedCheck = {
  locationOf: (region) => (isRegion(region) ? { partition: partitionOf(region), region, account: "" } : undefined),
  allowed: "The name of a region looks like `eu-central-1`; `aws account list-regions` prints them.",
  problem: (region) => (isRegion(region) ? undefined : "is not the name of a region"),
};

/** Whether a text looks like the name of a region. */
export function isRegion(text: string): boolean {
  return /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/.test(text);
}

/**
 * The partition a region is in. A region newer than what AWS has published is in `aws`, as for AWS's SDKs.
 *
 * @param region - name of a region, for example `cn-north-1`
 */
export function partitionOf(region: string): string {
  return publishedPartitionOf(region) ?? "aws";
}
