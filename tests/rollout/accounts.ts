import fc from "fast-check";
import type { KnownAccount, Terms } from "../../rollout/plan/decide";
import type { AccountFacts } from "../../rules/facts/accountFacts";
import { type Fact, known, unknown } from "../../rules/facts/fact";
import type { TrailFacts } from "../../rules/facts/trailFacts";
import { doubtful, trail } from "../rules/trails";

export const [member, management] = ["111111111111", "999999999999"] as const;

/** By what accounts are decided about, except as said. */
export const terms: Terms = { settings: {}, exceptions: [], adopt: false, today: "2027-03-31" };

export function arnOf(owner: string, name: string): string {
  return `arn:aws:cloudtrail:eu-west-1:${owner}:trail/${name}`;
}

/** A trail of an account for itself, which meets the gate except as said. */
export function own(name = "audit", differences: Partial<TrailFacts> = {}): TrailFacts {
  return trail({ name, id: arnOf(member, name), homeRegion: "eu-west-1", ...differences });
}

/** A trail of its organization, which meets the gate except as said. */
export function organizations(differences: Partial<TrailFacts> = {}): TrailFacts {
  const name = "organization";
  return trail({ name, id: arnOf(management, name), isOrganizationTrail: known(true), ...differences });
}

export function accountWith(...trails: readonly TrailFacts[]): KnownAccount {
  return { accountId: member, facts: known(factsWith(trails)) };
}

function factsWith(trails: readonly TrailFacts[]): AccountFacts {
  return { name: member, isInUse: true, trails };
}

/** An account that did not answer. */
export const silent: KnownAccount = {
  accountId: member,
  facts: {
    ...unknown("AWS denies sts:AssumeRole to the credentials in use", "allow them sts:AssumeRole"),
    permission: "sts:AssumeRole",
  },
};

/** What makes a trail one for data events alone. */
export const ofDataEvents: Partial<TrailFacts> = {
  managementEventsLeftOut: { read: known("everything"), write: known("everything") },
  managementEventKindsLeftOut: { read: known("everything"), write: known("everything") },
  selectsManagementEvents: known(false),
};

const anyFlag: fc.Arbitrary<Fact<boolean>> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(known(true)) },
  { weight: 2, arbitrary: fc.constant(known(false)) },
  { weight: 1, arbitrary: fc.constant(doubtful) },
);

const anyEvents: fc.Arbitrary<Partial<TrailFacts>> = fc.constantFrom(
  {},
  {},
  ofDataEvents,
  { managementEventsLeftOut: { read: known(["kms.amazonaws.com"]), write: known(["kms.amazonaws.com"]) } },
  { managementEventsLeftOut: { read: doubtful, write: doubtful }, selectsManagementEvents: doubtful },
);

const anyTrail: fc.Arbitrary<TrailFacts> = fc
  .record({
    name: fc.constantFrom("a", "b", "c", "d"),
    owner: fc.constantFrom(member, member, management),
    isOrganizationTrail: anyFlag,
    isMultiRegion: anyFlag,
    isLogging: anyFlag,
    includesGlobalServiceEvents: anyFlag,
    validatesLogFiles: anyFlag,
    events: anyEvents,
  })
  .map(({ name, owner, events, ...flags }) => trail({ name, id: arnOf(owner, name), ...flags, ...events }));

/** An account in any state that facts can show. */
export const anyAccount: fc.Arbitrary<KnownAccount> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .uniqueArray(anyTrail, { maxLength: 4, selector: ({ id }) => id })
      .map((trails) => accountWith(...trails)),
  },
  { weight: 1, arbitrary: fc.constant(silent) },
);

/** Any terms. */
export const anyTerms: fc.Arbitrary<Terms> = fc
  .record({
    interpretation: fc.constantFrom("strict", "literal"),
    adopt: fc.boolean(),
    isExcepted: fc.boolean(),
  })
  .map(({ interpretation, adopt, isExcepted }) => ({
    ...terms,
    settings: { interpretation },
    adopt,
    exceptions: isExcepted
      ? [{ account: member, reason: "a sandbox", approvedBy: "the owner", until: "2999-12-31" }]
      : [],
  }));
