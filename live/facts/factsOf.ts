import type { AccountFacts } from "../../rules/facts/accountFacts";
import { known } from "../../rules/facts/fact";
import type { KeyFacts } from "../../rules/facts/keyFacts";
import type { DeliveringTrail, LogBucketFacts } from "../../rules/facts/logBucketFacts";
import type { TrailFacts } from "../../rules/facts/trailFacts";
import { addTo } from "../../rules/lists";
import { printable } from "../../rules/text";
import type { AccountSight, TrailAnswers } from "../accountSight";
import { trailSeenAt } from "../trail";
import { deliveringTrailFromAws } from "./deliveringTrail";
import { deliveryFromAws } from "./delivery";
import { destinationsOf } from "./destinations";
import { keyFromAws } from "./key";
import { logBucketFromAws } from "./logBucket";

/** What the rules judge of one account. Each list is in the order of the sight's. */
export interface SightFacts {
  readonly account: AccountFacts;
  /** Every trail that shows in it. */
  readonly trails: readonly TrailFacts[];
  /** The buckets that these deliver to, with all trails of all accounts that do. */
  readonly logBuckets: readonly LogBucketFacts[];
  /** The keys that these encrypt with, likewise. */
  readonly keys: readonly KeyFacts[];
}

/** The facts about accounts, in their order, from what AWS answered about all of them. */
export function factsOf(sights: readonly AccountSight[]): readonly SightFacts[] {
  const index = new FactsIndex();
  for (const sight of sights) index.add(sight);
  return sights.map((sight) => index.factsOf(sight));
}

/** A trail, as the facts about its bucket and its key name it. */
interface TrailUse {
  readonly delivering: DeliveringTrail;
  readonly bucket: string | undefined;
  readonly key: string | undefined;
}

/** The facts about one account after the other. Of all others it holds their trails alone. */
export class FactsIndex {
  readonly #trails = new Map<string, TrailUse>();
  #users: Users | undefined;

  /** Takes what one account sees. Every account is added before facts are asked for. */
  add({ trails }: AccountSight): void {
    for (const answers of trails) {
      const { TrailARN = "", S3BucketName: bucket, KmsKeyId: key } = answers.trail;
      this.#trails.set(TrailARN, { delivering: deliveringTrailFromAws(answers), bucket, key });
    }
    this.#users = undefined;
  }

  factsOf(sight: AccountSight): SightFacts {
    const { ofBuckets, ofKeys } = (this.#users ??= usersIn([...this.#trails.values()]));
    const itsTrails = sight.trails.map((answers) => trailFacts(answers, sight));
    return {
      account: { name: printable(sight.accountId, 20), isInUse: true, trails: itsTrails },
      trails: itsTrails,
      logBuckets: sight.logBuckets.map((bucket) => logBucketFromAws(bucket, ofBuckets.get(bucket.name) ?? [])),
      keys: sight.keys.map((key) => keyFromAws(key, ofKeys.get(key.arn) ?? [])),
    };
  }
}

function trailFacts(answers: TrailAnswers, sight: AccountSight): TrailFacts {
  const delivery = deliveryFromAws(answers, destinationsOf(answers.trail, sight));
  return {
    ...trailSeenAt(answers, sight.askedAt),
    ...(delivery !== undefined && { delivery: known(delivery) }),
  };
}

/** The trails that use buckets and keys, by the names of these. */
interface Users {
  readonly ofBuckets: ReadonlyMap<string, readonly DeliveringTrail[]>;
  readonly ofKeys: ReadonlyMap<string, readonly DeliveringTrail[]>;
}

function usersIn(trails: readonly TrailUse[]): Users {
  const ofBuckets = new Map<string, DeliveringTrail[]>();
  const ofKeys = new Map<string, DeliveringTrail[]>();
  for (const { delivering, bucket, key } of trails) {
    if (bucket !== undefined) addTo(ofBuckets, bucket, delivering);
    if (key !== undefined) addTo(ofKeys, key, delivering);
  }
  return { ofBuckets, ofKeys };
}
