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

/** Trails that accounts see, each once. */
export class ShownTrails implements Iterable<ShownTrail> {
  readonly #shown = new Map<string, { readonly trail: Trail; readonly seers: string[] }>();

  add(accountId: string, trail: Trail): void {
    const arn = trail.TrailARN ?? "";
    const each = this.#shown.get(arn) ?? { trail, seers: [] };
    this.#shown.set(arn, each);
    if (each.seers.length < mostSeers && ownerOf(arn) !== accountId) each.seers.push(accountId);
  }

  [Symbol.iterator](): Iterator<ShownTrail> {
    return this.#shown.values();
  }
}

/** The accounts that stand in the name of a bucket: landing zones name buckets after the accounts that have them. */
export function accountsIn(bucketName: string): readonly string[] {
  return bucketName.match(/(?<!\d)\d{12}(?!\d)/g) ?? [];
}
