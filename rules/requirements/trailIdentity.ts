import type { DeliveringTrail } from "../facts/logBucketFacts";
import type { PolicyStatement } from "../iam/policyStatement";
import { characters, type RequestText, textOf } from "../iam/requestText";

/** What identifies a trail to those that it delivers to, as far as it is known. */
export interface TrailIdentity {
  readonly partition: RequestText;
  /** Its home region. */
  readonly region: RequestText;
  readonly accountId: RequestText;
  /** The id of the organization of its account. */
  readonly organizationId: RequestText;
  /** Its name in AWS. */
  readonly trailName: RequestText;
}

/** How many identities are tried, as each takes an evaluation of all policies. */
const mostIdentities = 20;

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

/**
 * The identities that a trail may turn out to have, among those that statements name by the ARNs of trails and by folders,
 * the one named most often first. A preview rarely shows the account and never the organization of a trail, and whoever
 * writes its policies knows them.
 */
export function identitiesNamed(
  trail: TrailIdentity,
  statements: readonly PolicyStatement[],
): readonly TrailIdentity[] {
  const named = statements
    .flatMap(({ resources, conditions }) => [...resources, ...conditions.flatMap(({ values }) => values)])
    .flatMap(identifiersIn);
  const places = mostNamed(named.filter(({ accountId }) => accountId !== undefined));
  const organizations = mostNamed(named.filter(({ organizationId }) => organizationId !== undefined));
  return [...places, {}]
    .flatMap((place) => [...organizations, {}].map((organization) => ({ ...place, ...organization })))
    .slice(0, mostIdentities)
    .map((guess) => completed(trail, guess));
}

/** Values of what may not be known of a trail. */
type Guess = { readonly [Part in keyof TrailIdentity]?: string };

/** What a value of a policy may tell of a trail. */
function identifiersIn(value: string): readonly Guess[] {
  const [, partition, region, accountId] = /^arn:([a-z-]+):cloudtrail:([^:]*):(\d{12}):trail\/./.exec(value) ?? [];
  if (partition !== undefined && accountId !== undefined) {
    const isRegion = region !== undefined && /^[a-z0-9-]+$/.test(region);
    return [{ partition, accountId, ...(isRegion && { region }) }];
  }
  const account = /(?:^|\/AWSLogs\/)(\d{12})(?:$|\/)/.exec(value)?.[1];
  const organization = /(?:^|\/AWSLogs\/)(o-[a-z0-9]{10,32})(?:$|\/)/.exec(value)?.[1];
  return [
    ...(account === undefined ? [] : [{ accountId: account }]),
    ...(organization === undefined ? [] : [{ organizationId: organization }]),
  ];
}

/** An identity of which what is not known is guessed. */
function completed(trail: TrailIdentity, guess: Guess): TrailIdentity {
  const part = (name: Exclude<keyof TrailIdentity, "trailName">): RequestText =>
    typeof trail[name] === "string" ? trail[name] : (guess[name] ?? trail[name]);
  return {
    partition: part("partition"),
    region: part("region"),
    accountId: part("accountId"),
    organizationId: part("organizationId"),
    trailName: trail.trailName,
  };
}

/** Guesses, each once, the most frequent first. */
function mostNamed(guesses: readonly Guess[]): readonly Guess[] {
  const counts = new Map<string, { readonly guess: Guess; count: number }>();
  for (const guess of guesses) {
    const key = JSON.stringify(guess);
    const counted = counts.get(key) ?? { guess, count: 0 };
    counted.count++;
    counts.set(key, counted);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).map(({ guess }) => guess);
}
