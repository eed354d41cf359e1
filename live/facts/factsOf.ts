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
  const trails = new Map(sights.flatMap(({ trails }) => trails.map((each) => [each.trail.TrailARN ?? "", each])));
  const delivering = grouped([...trails.values()], ({ trail }) => trail.S3BucketName);
  const encrypting = grouped([...trails.values()], ({ trail }) => trail.KmsKeyId);
  return sights.map((sight) => {
    const itsTrails = sight.trails.map((answers) => trailFacts(answers, sight));
    return {
      account: { name: printable(sight.accountId, 20), isInUse: true, trails: itsTrails },
      trails: itsTrails,
      logBuckets: sight.logBuckets.map((bucket) => logBucketFromAws(bucket, delivering.get(bucket.name) ?? [])),
      keys: sight.keys.map((key) => keyFromAws(key, encrypting.get(key.arn) ?? [])),
    };
  });
}

function trailFacts(answers: TrailAnswers, sight: AccountSight): TrailFacts {
  const delivery = deliveryFromAws(answers, destinationsOf(answers.trail, sight));
  return {
    ...trailSeenAt(answers, sight.askedAt),
    ...(delivery !== undefined && { delivery: known(delivery) }),
  };
}

/** The trails that name each thing. */
function grouped(
  trails: readonly TrailAnswers[],
  nameOf: (answers: TrailAnswers) => string | undefined,
): ReadonlyMap<string, readonly DeliveringTrail[]> {
  const groups = new Map<string, DeliveringTrail[]>();
  for (const answers of trails) {
    const name = nameOf(answers);
    if (name !== undefined) {
      addTo(groups, name, deliveringTrailFromAws(answers));
    }
  }
  return groups;
}
