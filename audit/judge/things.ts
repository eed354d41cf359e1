import { ownerOf } from "../../rules/cloudtrail/trailOwner";
import { type Fact, known, unknown } from "../../rules/facts/fact";
import type { KeyFacts } from "../../rules/facts/keyFacts";
import type { LogBucketFacts } from "../../rules/facts/logBucketFacts";
import type { TrailFacts } from "../../rules/facts/trailFacts";
import { addTo } from "../../rules/lists";
import { compareTexts } from "../../rules/text";
import type { TrailAnswers } from "../../live/accountSight";
import type { AuditedResource } from "../auditReport";
import type { Subject } from "../fix/subject";
import type { AskedAccount, SeenAccount } from "./seenAccount";

/** A trail, a bucket or a key that is judged once, however many accounts see it. */
export interface Thing<Facts> {
  readonly resource: AuditedResource;
  /** Not known where AWS named it and nobody asked about it. */
  readonly facts: Fact<Facts>;
  /** The account under which it is judged. */
  readonly judgedIn: string;
  /** The account that owns it; absent where nothing tells. */
  readonly owner?: string;
  /** The accounts that see it, in the order asked. */
  readonly seenBy: ReadonlySet<string>;
  readonly subject: Subject;
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
  readonly elsewhere: readonly Thing<Facts>[];
}

/** A thing as one account sees it. */
interface Sighting<Facts> {
  readonly accountId: string;
  /** What it is known by to all accounts. */
  readonly id: string;
  readonly resource: AuditedResource;
  readonly facts: Fact<Facts>;
  /** The account that owns it, as far as this sighting tells. */
  readonly owner: string | undefined;
  readonly subject: Subject;
}

const notAsked = unknown("AWS named it and was not asked about it", "run the audit again");

/** Gathers what accounts see, each thing once, and tells for each account what is judged there and what elsewhere. */
export function thingsByAccount(accounts: readonly AskedAccount[]): (accountId: string) => ThingsOfAccount {
  const sightings = accounts.flatMap(({ accountId, seen }) => (seen.known ? [sightingsOf(accountId, seen.value)] : []));
  const trailsOf = byAccount(gather(sightings.flatMap(({ trails }) => trails)));
  const logBucketsOf = byAccount(gather(sightings.flatMap(({ logBuckets }) => logBuckets)));
  const keysOf = byAccount(gather(sightings.flatMap(({ keys }) => keys)));
  return (accountId) => ({ trails: trailsOf(accountId), logBuckets: logBucketsOf(accountId), keys: keysOf(accountId) });
}

function byAccount<Facts>(things: readonly Thing<Facts>[]): (accountId: string) => ThingsOfKind<Facts> {
  const byId = new Map<string, { here: Thing<Facts>[]; elsewhere: Thing<Facts>[] }>();
  for (const thing of [...things].sort(inOrder)) {
    for (const accountId of thing.seenBy) {
      const { here, elsewhere } = byId.get(accountId) ?? { here: [], elsewhere: [] };
      byId.set(accountId, { here, elsewhere });
      (thing.judgedIn === accountId ? here : elsewhere).push(thing);
    }
  }
  return (accountId) => byId.get(accountId) ?? { here: [], elsewhere: [] };
}

/** By name, then ARN. */
function inOrder({ resource: one }: Thing<unknown>, { resource: other }: Thing<unknown>): number {
  return compareTexts(one.name, other.name) || compareTexts(one.arn, other.arn);
}

function sightingsOf(accountId: string, seen: SeenAccount) {
  return {
    trails: seen.sight.trails.map((trail) => trailSighting(accountId, seen, trail)),
    logBuckets: seen.sight.trails.map((trail) => bucketSighting(accountId, seen, trail)),
    keys: seen.sight.trails.flatMap((trail) => keySighting(accountId, seen, trail)),
  };
}

function trailSighting(accountId: string, { sight, facts }: SeenAccount, trail: TrailAnswers): Sighting<TrailFacts> {
  const { TrailARN: arn = "", Name: name = arn, HomeRegion: region } = trail.trail;
  const found = facts.trails[sight.trails.indexOf(trail)];
  return {
    accountId,
    id: arn === "" ? `${accountId} ${name}` : arn,
    resource: { kind: "trail", name, arn, ...(region !== undefined && { region }) },
    facts: found?.id === arn ? known(found) : notAsked,
    owner: ownerOf(arn),
    subject: { sight, trail },
  };
}

/** A trail that names no bucket, which CloudTrail never makes, stands for the bucket, so that it does not pass. */
function bucketSighting(accountId: string, seen: SeenAccount, trail: TrailAnswers): Sighting<LogBucketFacts> {
  const { sight, facts } = seen;
  const name = trail.trail.S3BucketName ?? "";
  const logBucket = sight.logBuckets.find((bucket) => bucket.name === name);
  if (name === "" || logBucket === undefined) {
    const { id, resource } = trailSighting(accountId, seen, trail);
    const bucket = { kind: "bucket", name, arn: "" } as const;
    return {
      accountId,
      id: name === "" ? id : name,
      resource: name === "" ? resource : bucket,
      facts: name === "" ? unknown("AWS named no bucket of the trail", "run the audit again") : notAsked,
      owner: undefined,
      subject: { sight, trail },
    };
  }
  const { arn, region } = logBucket;
  const found = facts.logBuckets.find(({ id }) => id === arn);
  return {
    accountId,
    id: name,
    resource: { kind: "bucket", name, arn, ...(region !== undefined && { region }) },
    facts: found === undefined ? notAsked : known(found),
    owner: ownerOf(trail.trail.TrailARN ?? "") === accountId ? accountId : undefined,
    subject: { sight, logBucket, ...(found !== undefined && { users: found.trails }) },
  };
}

function keySighting(
  accountId: string,
  { sight, facts }: SeenAccount,
  { trail }: TrailAnswers,
): readonly Sighting<KeyFacts>[] {
  const { KmsKeyId: arn = "" } = trail;
  if (arn === "") {
    return [];
  }
  const key = sight.keys.find((each) => each.arn === arn);
  const found = facts.keys.find(({ id }) => id === arn);
  const [, , , region = "", owner, name = arn] = arn.split(":");
  return [
    {
      accountId,
      id: arn,
      resource: { kind: "key", name: found?.name ?? name, arn, ...(region !== "" && { region }) },
      facts: found === undefined ? notAsked : known(found),
      owner,
      subject: { sight, ...(key !== undefined && { key }), ...(found !== undefined && { users: found.trails }) },
    },
  ];
}

/** Makes one thing of all sightings of it. It is judged as its owner sees it, or else the first account that does. */
function gather<Facts>(sightings: readonly Sighting<Facts>[]): readonly Thing<Facts>[] {
  const byId = new Map<string, Sighting<Facts>[]>();
  for (const sighting of sightings) addTo(byId, sighting.id, sighting);
  return [...byId.values()].flatMap((same) => {
    const judged = same.find(({ accountId, owner }) => accountId === owner) ?? same[0];
    return judged === undefined ? [] : [thingFrom(judged, new Set(same.map(({ accountId }) => accountId)))];
  });
}

function thingFrom<Facts>(
  { resource, facts, accountId, owner, subject }: Sighting<Facts>,
  seenBy: ReadonlySet<string>,
): Thing<Facts> {
  return {
    resource,
    facts,
    judgedIn: accountId,
    ...(owner !== undefined && owner !== "" && { owner }),
    seenBy,
    subject,
  };
}
