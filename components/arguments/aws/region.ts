import type { LocatedCheck } from "./locatedCheck";

/** How the names of regions start in each partition; all others are in `aws`. */
const partitions: readonly (readonly [start: string, partition: string])[] = [
  ["cn-", "aws-cn"],
  ["us-gov-", "aws-us-gov"],
  ["us-iso-", "aws-iso"],
  ["us-isob-", "aws-iso-b"],
  ["eu-isoe-", "aws-iso-e"],
  ["us-isof-", "aws-iso-f"],
  ["eusc-", "aws-eusc"],
];

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
 * The partition a region is in.
 *
 * @param region - name of a region, for example `cn-north-1`
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
export function partitionOf(region: string): string {
  return partitions.find(([start]) => region.startsWith(start))?.[1] ?? "aws";
}
