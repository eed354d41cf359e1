import type { Trail } from "@aws-sdk/client-cloudtrail";
import { ownerOf } from "../../rules/cloudtrail/trailOwner";
import { few, quote } from "../../rules/text";
import { valueless, type Fault } from "../arguments/schema/fault";

/**
 * How many trails a region takes. AWS raises it for nobody.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
 */
const mostTrails = 5;

/**
 * Refuses a trail too many, which AWS would refuse only after everything that it needs was made. Trails of other accounts are
 * not counted: AWS does not document whether those of an organization are, in its member accounts.
 *
 * @param accountId - of the account that will own the trail
 * @param region - the region that was asked
 * @param shown - the trails that show there, all of which are others
 */
export function trailQuotaFaults(
  accountId: string,
  region: string,
  shown: readonly Pick<Trail, "Name" | "TrailARN">[],
): readonly Fault[] {
  const own = shown.filter(({ TrailARN = "" }) => ownerOf(TrailARN) === accountId);
  if (own.length < mostTrails) return [];
  const names = few(own.map(({ Name = "" }) => quote(Name)));
  const reason =
    `would be trail ${own.length + 1} in the region ${quote(region)}, where AWS takes ${mostTrails}: there are ${names}. ` +
    "Take one of them over with adoptTrailArn, or delete one that is not needed.";
  return [valueless("trailName", reason)];
}
