import type { LocatedCheck } from "./locatedCheck";

/** What the regions of a partition start with; everything else is of `aws`. */
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
 * The name of a region. New regions appear every year, so that the form alone is checked.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
export const regionCheck: LocatedCheck = {
  locationOf: (region) => (isRegion(region) ? { partition: partitionOf(region), region, account: "" } : undefined),
  allowed: "The name of a region reads like `eu-central-1`; `aws account list-regions` prints them.",
  problem: (region) => (isRegion(region) ? undefined : "is not the name of a region"),
};

/** Whether a text has the form of a region's name. */
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
