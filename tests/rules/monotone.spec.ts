import assert from "node:assert/strict";
import fc from "fast-check";
import { accountRules, deliveryRules, gate, keyRules, logBucketRules, trailRules } from "../../rules/catalogue";
import type { AccountFacts } from "../../rules/facts/accountFacts";
import { type Fact, known } from "../../rules/facts/fact";
import type { KeyFacts } from "../../rules/facts/keyFacts";
import type { LeftOut } from "../../rules/facts/leftOut";
import type { LogBucketFacts } from "../../rules/facts/logBucketFacts";
import type { ResourcePolicy } from "../../rules/iam/policyStatement";
import type { TrailFacts } from "../../rules/facts/trailFacts";
import { type FoundAccount, verdictOn } from "../../policypack/elsewhere/attest";
import type { Rule, Settings, Verdict } from "../../rules/rule";
import { unconditional } from "../policypack/arbitraries";
import { deliveryBucket, deliveryFacts, deliveryKey, look } from "./deliveries";
import { deliveringTrail, delivery, encryption, logBucket, logKey, policy, tlsOnly } from "./logBuckets";
import { doubtful, trail } from "./trails";

/** Values of a fact from the worst to the best. Where it is not known it stands between the worst and the best. */
type Ladder<T> = readonly T[];

/** The ladders that values of facts stand on; none for a fact of which no value is better than another. */
type Ladders<Facts> = { readonly [Name in keyof Facts]-?: readonly Ladder<Facts[Name]>[] };

/** Facts of which no value is better than another. */
const indifferent = [] as const;

/** The same thing twice. */
interface Pair<Facts> {
  readonly worse: Partial<Facts>;
  readonly better: Partial<Facts>;
}

/** A thing of which something is not known, and all that it may turn out to be, from the worst to the best. */
interface Doubtful<Facts> {
  readonly before: Partial<Facts>;
  readonly worst: Partial<Facts>;
  readonly some: Partial<Facts>;
  readonly best: Partial<Facts>;
}

const yesIsGood: Ladder<Fact<boolean>>[] = [[known(false), doubtful, known(true)]];
const noIsGood: Ladder<Fact<boolean>>[] = [[known(true), doubtful, known(false)]];
const leftOut: Ladder<Fact<LeftOut>>[] = [
  [known("everything"), doubtful, known([])],
  [known("everything"), known(["kms.amazonaws.com", "rdsdata.amazonaws.com"]), known(["kms.amazonaws.com"]), known([])],
];
const kindsLeftOut: Ladder<Fact<LeftOut>>[] = [[known("everything"), doubtful, known([])]];

const malformed: ResourcePolicy = known({ malformed: "has a policy that is not JSON" });
const world = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };

function policyLadders(all: readonly object[]): Ladder<ResourcePolicy>[] {
  const best = policy(...all);
  return [
    [malformed, doubtful, best],
    [known("absent"), best],
    [policy(world, ...all.map(unconditional)), policy(world, ...all), best],
    [policy(...all.map(unconditional)), best],
    ...all.map((statement) => [policy(...all.filter((other) => other !== statement)), best]),
  ];
}

/** Facts about a trail, with what it leaves out by kinds of events, which are better or worse each by itself. */
type TrailParts = Omit<TrailFacts, "managementEventsLeftOut" | "managementEventKindsLeftOut"> & {
  readonly read: Fact<LeftOut>;
  readonly write: Fact<LeftOut>;
  readonly readKinds: Fact<LeftOut>;
  readonly writeKinds: Fact<LeftOut>;
};

const trailLadders: Ladders<TrailParts> = {
  name: indifferent,
  id: indifferent,
  homeRegion: indifferent,
  // These two decide which rules apply.
  selectsManagementEvents: indifferent,
  recordsOtherEvents: indifferent,
  isOrganizationTrail: indifferent,
  isMultiRegion: yesIsGood,
  isLogging: yesIsGood,
  includesGlobalServiceEvents: yesIsGood,
  validatesLogFiles: yesIsGood,
  read: leftOut,
  write: leftOut,
  readKinds: kindsLeftOut,
  writeKinds: kindsLeftOut,
  usesKmsKey: yesIsGood,
  deliversToCloudWatchLogs: yesIsGood,
  notifiesSnsTopic: yesIsGood,
  insightTypes: [
    [known([]), doubtful, known(["ApiCallRateInsight", "ApiErrorRateInsight"])],
    [known([]), known(["ApiCallRateInsight"]), known(["ApiCallRateInsight", "ApiErrorRateInsight"])],
  ],
  recordsS3DataEvents: yesIsGood,
  // Where it is not known, the gate counts the trail all the same. The rule on it has ladders of its own.
  delivery: [
    [known(deliveryFacts({ key: deliveryKey({ isEnabled: known(false) }) })), known(deliveryFacts())],
    [known(deliveryFacts({ bucket: deliveryBucket({ policy: known("absent") }) })), known(deliveryFacts())],
  ],
  // Only the rule on it asks for it.
  deliveryStatus: indifferent,
};

/** What may keep a trail from delivering. */
interface DeliveryParts {
  readonly bucketPolicy: ResourcePolicy;
  readonly keyPolicy: ResourcePolicy;
  readonly isEnabled: Fact<boolean>;
  readonly deliveryStatus: NonNullable<TrailFacts["deliveryStatus"]>;
}

const failed = ["log files", "AccessDenied"] as const;

const deliveryLadders: Ladders<DeliveryParts> = {
  bucketPolicy: policyLadders([...delivery, tlsOnly]),
  keyPolicy: policyLadders([encryption, look]),
  isEnabled: yesIsGood,
  deliveryStatus: [
    [known({ errors: [failed], hoursWithoutDelivery: 1 }), doubtful, known({ errors: [], hoursWithoutDelivery: 1 })],
    [1000, 25, 24, 0].map((hours) => known({ errors: [], hoursWithoutDelivery: hours })),
  ],
};

const bucketLadders: Ladders<LogBucketFacts> = {
  name: indifferent,
  id: indifferent,
  trails: indifferent,
  blocksPublicAccess: yesIsGood,
  hasPublicAcl: noIsGood,
  policy: policyLadders([...delivery, tlsOnly]),
  isVersioned: yesIsGood,
  accessLogging: [
    [known("itself"), doubtful, known("elsewhere")],
    [known("off"), doubtful, known("elsewhere")],
  ],
  locksObjects: yesIsGood,
  expiresAfterDays: [[known(0), doubtful, known(Infinity)], [0, 1, 364, 365, 3653, Infinity].map(known)],
  isForceDestroyed: noIsGood,
};

const keyLadders: Ladders<KeyFacts> = {
  name: indifferent,
  id: indifferent,
  trails: indifferent,
  isEnabled: yesIsGood,
  rotation: [[known("off"), doubtful, known("on")]],
  deletionWindowDays: [[known(0), doubtful, known(30)], [7, 8, 29, 30].map(known)],
  policy: policyLadders([encryption]),
};

const accountLadders: Ladders<AccountFacts> = {
  name: indifferent,
  // They have ladders of their own.
  trails: indifferent,
  isInUse: [[true, false]],
  // Trails that are not seen may be good ones.
  notSeen: [[undefined, doubtful]],
  faults: [[["is another account"], undefined]],
};

/** Names of the facts of which some values are better than others. */
function ordered<Facts>(ladders: Ladders<Facts>): readonly (keyof Facts)[] {
  return (Object.keys(ladders) as (keyof Facts)[]).filter((name) => ladders[name].length > 0);
}

/** One thing twice, the second in no respect worse than the first. */
function pairOf<Facts>(ladders: Ladders<Facts>): fc.Arbitrary<Pair<Facts>> {
  const steps = fc.tuple(fc.nat(), fc.nat(), fc.nat());
  const names = ordered(ladders);
  return fc.tuple(...names.map(() => steps)).map((chosen) => {
    const pairs = names.map((name, index) => {
      const [which = 0, a = 0, b = 0] = chosen[index] ?? [];
      const options = ladders[name];
      const ladder = options[which % options.length] ?? [];
      const [low, high] = [a % ladder.length, b % ladder.length].sort((one, other) => one - other);
      return { name, worse: ladder[low ?? 0], better: ladder[high ?? 0] };
    });
    return {
      worse: Object.fromEntries(pairs.map(({ name, worse }) => [name, worse])) as Partial<Facts>,
      better: Object.fromEntries(pairs.map(({ name, better }) => [name, better])) as Partial<Facts>,
    };
  });
}

/** A thing with what it may turn out to be where it is not known. */
function doubtfulOf<Facts>(ladders: Ladders<Facts>): fc.Arbitrary<Doubtful<Facts>> {
  const names = ordered(ladders);
  const steps = fc.tuple(fc.nat(), fc.nat(), fc.nat());
  return fc.tuple(...names.map(() => steps)).map((chosen) => {
    const choices = names.map((name, index) => {
      const [which = 0, now = 0, later = 0] = chosen[index] ?? [];
      const options = ladders[name];
      const ladder = options[which % options.length] ?? [];
      const before = ladder[now % ladder.length];
      const completions =
        (before as unknown) === doubtful ? ladder.filter((each) => (each as unknown) !== doubtful) : [before];
      return {
        name,
        before,
        worst: completions[0],
        some: completions[later % completions.length],
        best: completions.at(-1),
      };
    });
    const by = (which: "before" | "worst" | "some" | "best") =>
      Object.fromEntries(choices.map((choice) => [choice.name, choice[which]])) as Partial<Facts>;
    return { before: by("before"), worst: by("worst"), some: by("some"), best: by("best") };
  });
}

const ranks = { violation: 0, unknown: 1, notApplicable: 2, compliant: 2 } as const;

/** How good an answer is: what passes is best. */
function rank({ answer }: Verdict): number {
  return ranks[answer];
}

const nothing: Fact<LeftOut> = known([]);

function trailOf(
  { read = nothing, write = nothing, readKinds = nothing, writeKinds = nothing, ...more }: Partial<TrailParts>,
  name = "audit",
): TrailFacts {
  return trail({
    ...more,
    name,
    id: name,
    managementEventsLeftOut: { read, write },
    managementEventKindsLeftOut: { read: readKinds, write: writeKinds },
    recordsOtherEvents: known(false),
  });
}

function accountOf(trails: readonly Partial<TrailParts>[]): AccountFacts {
  return { name: "the account", isInUse: true, trails: trails.map((parts, index) => trailOf(parts, `trail ${index}`)) };
}

/** About cost only: what is good for an audit may be one trail too many. */
const costRule = "cloudtrail-management-events-recorded-once";
const auditRules = accountRules.filter(({ name }) => name !== costRule);

const settings: fc.Arbitrary<Settings> = fc.record(
  {
    interpretation: fc.constantFrom("strict", "literal"),
    minimumDays: fc.constantFrom(1, 7, 14, 30, 365),
  },
  { requiredKeys: [] },
);

function neverWorse<Facts>(rules: readonly Rule<Facts>[], worse: Facts, better: Facts, chosen: Settings): void {
  for (const rule of rules) {
    const [before, after] = [rule.evaluate(worse, chosen), rule.evaluate(better, chosen)];
    assert.ok(rank(after) >= rank(before), `${rule.name}: ${before.answer}, then ${after.answer}`);
  }
}

function answersWhatIsKnown<Facts>(
  rules: readonly Rule<Facts>[],
  { before, worst, some, best }: { readonly [Which in keyof Doubtful<unknown>]: Facts },
  chosen: Settings,
): void {
  for (const rule of rules) {
    const [answer, least, any, most] = [before, worst, some, best].map((facts) => rank(rule.evaluate(facts, chosen)));
    const told = `${rule.name}: ${answer}, then ${least}, ${any} or ${most}`;
    if (answer === ranks.unknown) {
      assert.deepEqual([least, most], [ranks.violation, ranks.compliant], told);
    } else {
      assert.deepEqual([least, any, most], [answer, answer, answer], told);
    }
  }
}

const options = { numRuns: 500 };

function deliveringTrailOf(parts: Partial<DeliveryParts>): TrailFacts {
  const { bucketPolicy, keyPolicy, isEnabled, deliveryStatus } = parts;
  const bucket = deliveryBucket(bucketPolicy === undefined ? {} : { policy: bucketPolicy });
  const key = deliveryKey({
    ...(keyPolicy !== undefined && { policy: keyPolicy }),
    ...(isEnabled !== undefined && { isEnabled }),
  });
  return trail({
    delivery: known(deliveryFacts({ bucket, key })),
    ...(deliveryStatus !== undefined && { deliveryStatus }),
  });
}

describe("no answer gets worse where something gets better, or becomes known to be good", () => {
  it("about a trail", () => {
    fc.assert(
      fc.property(pairOf(trailLadders), settings, ({ worse, better }, chosen) => {
        neverWorse(trailRules, trailOf(worse), trailOf(better), chosen);
      }),
      options,
    );
  });

  it("about what a trail delivers to", () => {
    fc.assert(
      fc.property(pairOf(deliveryLadders), settings, ({ worse, better }, chosen) => {
        neverWorse(deliveryRules, deliveringTrailOf(worse), deliveringTrailOf(better), chosen);
      }),
      options,
    );
  });

  it("about a bucket", () => {
    fc.assert(
      fc.property(pairOf(bucketLadders), settings, ({ worse, better }, chosen) => {
        neverWorse(logBucketRules, logBucket(worse), logBucket(better), chosen);
      }),
      options,
    );
  });

  it("about a key", () => {
    fc.assert(
      fc.property(pairOf(keyLadders), settings, ({ worse, better }, chosen) => {
        neverWorse(keyRules, logKey(worse), logKey(better), chosen);
      }),
      options,
    );
  });

  it("about an account by its trails and by what else is known about it", () => {
    const trails = fc.array(pairOf(trailLadders), { maxLength: 4 });
    fc.assert(
      fc.property(trails, pairOf(accountLadders), settings, (pairs, account, chosen) => {
        const worse = { ...accountOf(pairs.map((pair) => pair.worse)), ...account.worse };
        const better = { ...accountOf(pairs.map((pair) => pair.better)), ...account.better };
        neverWorse(auditRules, worse, better, chosen);
      }),
      options,
    );
  });
});

describe("the gate", () => {
  const gateRules = accountRules.filter(({ name }) => name === gate);
  const vouching = gateRules.map((rule): Rule<FoundAccount> => ({
    ...rule,
    evaluate: (found, settings) => verdictOn(rule, found, settings),
  }));

  it("never gives a worse answer about an account with one more trail", () => {
    const trails = fc.array(pairOf(trailLadders), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(trails, settings, (pairs, chosen) => {
        const all = pairs.map(({ better }) => better);
        neverWorse(gateRules, accountOf(all.slice(0, -1)), accountOf(all), chosen);
      }),
      options,
    );
  });

  it("never gives a worse answer where more is vouched for, nor a violation where trails may be unlisted", () => {
    fc.assert(
      fc.property(fc.array(pairOf(trailLadders), { maxLength: 3 }), settings, (pairs, chosen) => {
        const account = accountOf(pairs.map(({ better }) => better));
        const notSeen = { ...account, notSeen: doubtful };
        neverWorse(gateRules, account, notSeen, chosen);
        neverWorse(vouching, { facts: notSeen }, { facts: account, attestation: "somebody vouches for it" }, chosen);
      }),
      options,
    );
  });
});

describe("the rule about cost", () => {
  it("never gives a worse answer where trails record less", () => {
    const costRules = accountRules.filter(({ name }) => name === costRule);
    fc.assert(
      fc.property(fc.array(pairOf(trailLadders), { maxLength: 4 }), settings, (pairs, chosen) => {
        const [less, more] = [pairs.map((pair) => pair.worse), pairs.map((pair) => pair.better)];
        neverWorse(costRules, accountOf(more), accountOf(less), chosen);
      }),
      options,
    );
  });
});

describe("an answer that unknowns do not decide stays the same, whatever they turn out to be", () => {
  it("about a trail", () => {
    fc.assert(
      fc.property(doubtfulOf(trailLadders), settings, ({ before, worst, some, best }, chosen) => {
        const all = { before: trailOf(before), worst: trailOf(worst), some: trailOf(some), best: trailOf(best) };
        answersWhatIsKnown(trailRules, all, chosen);
      }),
      options,
    );
  });

  it("about what a trail delivers to", () => {
    fc.assert(
      fc.property(doubtfulOf(deliveryLadders), settings, ({ before, worst, some, best }, chosen) => {
        const all = {
          before: deliveringTrailOf(before),
          worst: deliveringTrailOf(worst),
          some: deliveringTrailOf(some),
          best: deliveringTrailOf(best),
        };
        answersWhatIsKnown(deliveryRules, all, chosen);
      }),
      options,
    );
  });

  it("about a bucket", () => {
    fc.assert(
      fc.property(doubtfulOf(bucketLadders), settings, ({ before, worst, some, best }, chosen) => {
        const all = {
          before: logBucket(before),
          worst: logBucket(worst),
          some: logBucket(some),
          best: logBucket(best),
        };
        answersWhatIsKnown(logBucketRules, all, chosen);
      }),
      options,
    );
  });

  it("about a bucket that may serve an organization trail", () => {
    const serving = (isOrganizationTrail: Fact<boolean>) =>
      logBucket({ policy: known("absent"), trails: [deliveringTrail({ isOrganizationTrail })] });
    const worst = serving(known(true));
    const all = { before: serving(doubtful), worst, some: worst, best: serving(known(false)) };
    answersWhatIsKnown(logBucketRules, all, {});
  });

  it("about a key", () => {
    fc.assert(
      fc.property(doubtfulOf(keyLadders), settings, ({ before, worst, some, best }, chosen) => {
        const all = { before: logKey(before), worst: logKey(worst), some: logKey(some), best: logKey(best) };
        answersWhatIsKnown(keyRules, all, chosen);
      }),
      options,
    );
  });

  it("about an account by its trails", () => {
    fc.assert(
      fc.property(fc.array(doubtfulOf(trailLadders), { maxLength: 4 }), settings, (trails, chosen) => {
        const by = (which: keyof Doubtful<unknown>) => accountOf(trails.map((each) => each[which]));
        const all = { before: by("before"), worst: by("worst"), some: by("some"), best: by("best") };
        answersWhatIsKnown(auditRules, all, chosen);
      }),
      options,
    );
  });
});
