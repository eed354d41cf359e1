import type { DeliveringTrail } from "../facts/logBucketFacts";
import { characters, type RequestText, textOf } from "../iam/requestText";

/** What identifies a trail to those that it delivers to, as far as it is known. */
export interface TrailIdentity {
  readonly partition: RequestText;
  /** Its home region. */
  readonly region: RequestText;
  readonly accountId: RequestText;
  /** The id of the organization of its account; `undefined` where that is in none. */
  readonly organizationId: RequestText | undefined;
  /** Its name in AWS. */
  readonly trailName: RequestText;
}

/** What identifies a trail, as far as facts tell. */
export function identityOf(trail: DeliveringTrail): TrailIdentity {
  const { organizationId } = trail;
  return {
    partition: textOf(trail.partition, "partition"),
    region: textOf(trail.region, "region"),
    accountId: textOf(trail.accountId, "accountId"),
    // It begins like no account's.
    organizationId: organizationId.known
      ? organizationId.value
      : { parts: ["o-", { characters: characters.organizationId, reason: organizationId }] },
    trailName: textOf(trail.trailName, "trailName"),
  };
}
