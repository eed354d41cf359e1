import { accountOfArn, regionOfArn } from "../../rules/arns";
import { ownerOf } from "../../rules/cloudtrail/trailOwner";
import { type Fact, known, unknown } from "../../rules/facts/fact";
import type { KeyFacts } from "../../rules/facts/keyFacts";
import type { LogBucketFacts } from "../../rules/facts/logBucketFacts";
import type { TrailFacts } from "../../rules/facts/trailFacts";
import { addTo } from "../../rules/lists";
import { compareTexts } from "../../rules/text";
import type { AccountSight, TrailAnswers } from "../../live/accountSight";
import type { AuditedResource } from "../auditReport";
import type { Subject } from "../fix/subject";
import type { SeenAccount } from "./seenAccount";

/** A trail, a bucket or a key that is judged once, however many accounts see it. */
export interface Thing<Facts> {
  readonly resource: AuditedResource;
  /** Not known where AWS named it and nobody asked about it. */
  readonly facts: Fact<Facts>;
  readonly subject: Subject;
}

/** Where a thing is judged. */
export interface Place {
  /** The account under which it is judged. */
  readonly judgedIn: string;
  /** The account that owns it; absent where nothing tells. */
  readonly owner?: string;
}

/** What one account sees. */
export interface ThingsOfAccount {
  readonly trails: ThingsOfKind<TrailFacts>;
  readonly logBuckets: ThingsOfKind<LogBucketFacts>;
  readonly keys: ThingsOfKind<KeyFacts>;
}

/** The things of one kind that an account sees, by name. */
export interface ThingsOfKind<Facts> {
  /** Those that are judged in this account. */
  readonly here: readonly Thing<Facts>[];
  /** Those that are judged in another one. */
  readonly elsewhere: readonly Place[];
}

/** What tells a thing from others, as one account sees it. */
interface Mark {
  /** What it is known by to all accounts. */
  readonly id: string;
  /** The account that owns it, as far as this sighting tells. */
  readonly owner: string | undefined;
}

/** A thing as one account sees it. */
interface Sighting<Facts> extends Mark, Thing<Facts> {}

const notAsked = unknown("AWS named it and was not asked about it", "run the audit again");

/**
 * Tells for each account what is judged there and what elsewhere. A thing is judged as its owner sees it, or else the first
 * account that does. Of each thing it holds no more than where it is judged.
 */
export class ThingIndex {
  readonly #trails = new Map<string, Place>();
  readonly #logBuckets = new Map<string, Place>();
  readonly #keys = new Map<string, Place>();

  /** Takes what one account sees. Every account is added, in the order asked, before things are asked for. */
  add(sight: AccountSight): void {
    for (const trail of sight.trails) {
      place(this.#trails, sight.accountId, trailMark(sight, trail));
      place(this.#logBuckets, sight.accountId, bucketMark(sight, trail));
      for (const key of keyMarks(trail)) place(this.#keys, sight.accountId, key);
    }
  }

  /** What an account sees that was added. */
  thingsOf(seen: SeenAccount): ThingsOfAccount {
    const { accountId, trails } = seen.sight;
    return {
      trails: ofKind(
        this.#trails,
        accountId,
        trails.map((trail) => trailSighting(seen, trail)),
      ),
      logBuckets: ofKind(
        this.#logBuckets,
        accountId,
        trails.map((trail) => bucketSighting(seen, trail)),
      ),
      keys: ofKind(
        this.#keys,
        accountId,
        trails.flatMap((trail) => keySightings(seen, trail)),
      ),
    };
  }
}

function place(places: Map<string, Place>, accountId: string, { id, owner }: Mark): void {
  const before = places.get(id);
  if (before === undefined || (owner === accountId && before.judgedIn !== before.owner)) {
    places.set(id, { judgedIn: accountId, ...(owner !== undefined && owner !== "" && { owner }) });
  }
}

function ofKind<Facts>(
  places: ReadonlyMap<string, Place>,
  accountId: string,
  sightings: readonly Sighting<Facts>[],
): ThingsOfKind<Facts> {
  const byId = new Map<string, Sighting<Facts>[]>();
  for (const sighting of sightings) addTo(byId, sighting.id, sighting);
  const things = [...byId.values()].flatMap((same) => same.find(({ owner }) => owner === accountId) ?? same[0] ?? []);
  const here: Thing<Facts>[] = [];
  const elsewhere: Place[] = [];
  for (const thing of things.sort(inOrder)) {
    const { judgedIn, owner } = places.get(thing.id) ?? { judgedIn: accountId };
    if (judgedIn === accountId) {
      here.push(thing);
    } else {
      elsewhere.push({ judgedIn, ...(owner !== undefined && { owner }) });
    }
  }
  return { here, elsewhere };
}

/** By name, then ARN. */
function inOrder({ resource: one }: Thing<unknown>, { resource: other }: Thing<unknown>): number {
  return compareTexts(one.name, other.name) || compareTexts(one.arn, other.arn);
}

function trailMark(
  { accountId }: AccountSight,
  { trail: { TrailARN: arn = "", Name: name = arn } }: TrailAnswers,
): Mark {
  return { id: arn === "" ? `${accountId} ${name}` : arn, owner: ownerOf(arn) };
}

/** A trail that names no bucket, which CloudTrail never makes, stands for the bucket, so that it does not pass. */
function bucketMark(sight: AccountSight, trail: TrailAnswers): Mark {
  const { S3BucketName: name = "", TrailARN: arn = "" } = trail.trail;
  const isAsked = sight.logBuckets.some((bucket) => bucket.name === name);
  return {
    id: name === "" ? trailMark(sight, trail).id : name,
    owner: name !== "" && isAsked && ownerOf(arn) === sight.accountId ? sight.accountId : undefined,
  };
}

function keyMarks({ trail: { KmsKeyId: arn = "" } }: TrailAnswers): readonly Mark[] {
  return arn === "" ? [] : [{ id: arn, owner: accountOfArn(arn) }];
}

function trailSighting({ sight, facts }: SeenAccount, trail: TrailAnswers): Sighting<TrailFacts> {
  const { TrailARN: arn = "", Name: name = arn, HomeRegion: region } = trail.trail;
  const found = facts.trails[sight.trails.indexOf(trail)];
  return {
    ...trailMark(sight, trail),
    resource: { kind: "trail", name, arn, ...(region !== undefined && { region }) },
    facts: found?.id === arn ? known(found) : notAsked,
    subject: { sight, trail },
  };
}

function bucketSighting(seen: SeenAccount, trail: TrailAnswers): Sighting<LogBucketFacts> {
  const { sight, facts } = seen;
  const mark = bucketMark(sight, trail);
  const name = trail.trail.S3BucketName ?? "";
  if (name === "") {
    return {
      ...mark,
      resource: trailSighting(seen, trail).resource,
      facts: unknown("AWS named no bucket of the trail", "run the audit again"),
      subject: { sight, trail },
    };
  }
  const logBucket = sight.logBuckets.find((bucket) => bucket.name === name);
  if (logBucket === undefined) {
    return { ...mark, resource: { kind: "bucket", name, arn: "" }, facts: notAsked, subject: { sight, trail } };
  }
  const { arn, region } = logBucket;
  const found = facts.logBuckets.find(({ id }) => id === arn);
  return {
    ...mark,
    resource: { kind: "bucket", name, arn, ...(region !== undefined && { region }) },
    facts: found === undefined ? notAsked : known(found),
    subject: { sight, logBucket, ...(found !== undefined && { users: found.trails }) },
  };
}

function keySightings({ sight, facts }: SeenAccount, trail: TrailAnswers): readonly Sighting<KeyFacts>[] {
  return keyMarks(trail).map((mark) => {
    const arn = mark.id;
    const key = sight.keys.find((each) => each.arn === arn);
    const found = facts.keys.find(({ id }) => id === arn);
    const region = regionOfArn(arn);
    const name = arn.split(":")[5] ?? arn;
    return {
      ...mark,
      resource: { kind: "key", name: found?.name ?? name, arn, ...(region !== "" && { region }) },
      facts: found === undefined ? notAsked : known(found),
      subject: { sight, ...(key !== undefined && { key }), ...(found !== undefined && { users: found.trails }) },
    };
  });
}
