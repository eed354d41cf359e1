import type { Trail } from "@aws-sdk/client-cloudtrail";
import { ownerOf } from "../../rules/cloudtrail/trailOwner";

/** A trail, and who sees it. */
export interface ShownTrail {
  readonly trail: Trail;
  /** The first accounts that see it and do not own it. */
  readonly seers: readonly string[];
}

/** How many accounts that see a thing of another are asked about it: where these are told too little, the others are, too. */
export const mostSeers = 3;

/** The trails that accounts see, each once. */
export function shownTrails(
  accounts: Iterable<{ readonly accountId: string; readonly trails: Iterable<{ readonly trail: Trail }> }>,
): Iterable<ShownTrail> {
  const shown = new Map<string, { readonly trail: Trail; readonly seers: string[] }>();
  for (const { accountId, trails } of accounts) {
    for (const { trail } of trails) {
      const arn = trail.TrailARN ?? "";
      const each = shown.get(arn) ?? { trail, seers: [] };
      shown.set(arn, each);
      if (each.seers.length < mostSeers && ownerOf(arn) !== accountId) each.seers.push(accountId);
    }
  }
  return shown.values();
}

/** The accounts that stand in the name of a bucket: landing zones name buckets after the accounts that have them. */
export function accountsIn(bucketName: string): readonly string[] {
  return bucketName.match(/(?<!\d)\d{12}(?!\d)/g) ?? [];
}
