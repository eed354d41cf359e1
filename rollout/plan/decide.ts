import { multiRegionCloudtrailEnabled as gate } from "../../rules/account/multiRegionCloudtrailEnabled";
import { ownerOf } from "../../rules/cloudtrail/trailOwner";
import { type Exception, exceptedUntil, exceptionFor, holds } from "../../rules/configuration/exceptions";
import type { AccountFacts } from "../../rules/facts/accountFacts";
import type { Fact, Unknown } from "../../rules/facts/fact";
import type { TrailFacts } from "../../rules/facts/trailFacts";
import { findingsIn } from "../../rules/report";
import { furtherCopyPrice } from "../../rules/requirements/duplicates";
import { inOrder } from "../../rules/requirements/judgeAccount";
import { isForOtherEvents } from "../../rules/requirements/judgeTrail";
import type { Finding, Settings, Shortcoming, Verdict } from "../../rules/rule";
import { capitalized, enumerate, printable, quote } from "../../rules/text";
import type { Action } from "./action";
import type { Decision, PlannedTrail } from "./decision";

/** What is known of an account. */
export interface KnownAccount {
  readonly accountId: string;
  /** What was seen in it, or why nothing was. */
  readonly facts: Fact<AccountFacts>;
}

/** By what to decide. */
export interface Terms {
  /** Those of the gate. */
  readonly settings: Settings;
  /** From the gate. */
  readonly exceptions: readonly Exception[];
  /** Whether trails that meet the gate are to be taken over as well. */
  readonly adopt: boolean;
  /** The day by which exceptions end, in UTC: `2027-03-31`. */
  readonly today: string;
}

/**
 * Decides what is to be done about one account, by what is known of it alone.
 *
 * An account gets a trail only where no trail of others is there to record its management events, not even one that is
 * stopped: each copy but the first is billed, and it is up to the owner of that trail whether it comes back.
 */
export function decide({ accountId, facts }: KnownAccount, terms: Terms): Decision {
  const decision = facts.known ? decideOn(accountId, facts.value, terms) : notAnswered(facts);
  const exception = exceptionFor(terms.exceptions, { accountId, names: [] });
  const isExcepted = exception !== undefined && holds(exception, terms.today) && !isInOrder(decision.action);
  return isExcepted ? { action: "leftOut", why: `It is ${exceptedUntil(exception)}.` } : decision;
}

function isInOrder(action: Action): boolean {
  return action === "covered" || action === "compliant" || action === "adopt";
}

/** A trail, as the gate judges it by itself. */
interface JudgedTrail {
  readonly trail: TrailFacts;
  readonly verdict: Verdict;
  /** Whether it is the account's, and for this account alone: others' are not its to change. */
  readonly isOwn: boolean;
}

function decideOn(accountId: string, account: AccountFacts, { settings, adopt }: Terms): Decision {
  const trails = inOrder(account.trails).map((trail): JudgedTrail => ({
    trail,
    verdict: gate.evaluate({ ...account, trails: [trail] }, settings),
    isOwn: ownerOf(trail.id) === accountId && trail.isOrganizationTrail.known && !trail.isOrganizationTrail.value,
  }));
  const complying = trails.filter(({ verdict }) => verdict.answer === "compliant");
  const covering = complying.find(({ isOwn }) => !isOwn);
  if (covering !== undefined) {
    return covered(covering.trail);
  }
  const [own] = complying;
  if (own !== undefined) {
    return compliant(own.trail, adopt);
  }
  const verdict = gate.evaluate(account, settings);
  if (verdict.answer === "compliant" || verdict.answer === "notApplicable") {
    return { action: "leftOut", why: "Nothing is deployed to it." };
  }
  if (verdict.answer === "unknown") {
    return notKnown(verdict);
  }
  // A trail with a purpose of its own stays as it is.
  const ofManagementEvents = trails.filter(({ trail }) => !isForOtherEvents(trail));
  const ofOthers = ofManagementEvents.find(({ isOwn }) => !isOwn);
  if (ofOthers !== undefined) {
    return waiting(ofOthers);
  }
  const [best, ...others] = ofManagementEvents.toSorted(easierToMend);
  if (best === undefined) {
    return create(trails);
  }
  // Mending keeps what a trail has, which has to be known.
  return findingOf(best).doubts.length > 0 ? notKnown(verdict) : repair(best, others.length);
}

function covered(trail: TrailFacts): Decision {
  return {
    action: "covered",
    why:
      `Trail ${quote(trail.name)} of account ${whoOwns(trail)} meets ${gate.name} for it. A trail of its own would be a second ` +
      `copy of its management events: AWS charges ${furtherCopyPrice} of that.`,
    trail: planned(trail),
  };
}

function compliant(trail: TrailFacts, adopt: boolean): Decision {
  const why = `Its trail ${quote(trail.name)} meets ${gate.name}`;
  return {
    action: adopt ? "adopt" : "compliant",
    why: adopt ? `${why}, and is to be taken over as it is.` : `${why}.`,
    trail: planned(trail),
  };
}

function create(trails: readonly JudgedTrail[]): Decision {
  return {
    action: "create",
    why:
      trails.length === 0
        ? "It has no trail."
        : `It has no trail of management events: ${enumerate(trails.map(({ trail }) => quote(trail.name)))} ` +
          `${trails.length === 1 ? "records" : "record"} other events only.`,
  };
}

function repair(judged: JudgedTrail, others: number): Decision {
  const { trail } = judged;
  const { faults } = findingOf(judged);
  const comparison =
    others === 0
      ? ""
      : ` Of its ${others + 1} trails of management events it is the best to mend, by how little is wrong, whether it is ` +
        "logging, and name.";
  return {
    action: "repair",
    why: `Its trail ${quote(trail.name)} ${enumerate(faults)}.${comparison}`,
    trail: planned(trail),
    faults,
  };
}

/** A trail of others falls short, and nobody but its owner can mend it. */
function waiting(judged: JudgedTrail): Decision {
  const { trail } = judged;
  const name = `trail ${quote(trail.name)}`;
  const { faults } = findingOf(judged);
  return {
    action: "unknown",
    why:
      `${capitalized(name)} of account ${whoOwns(trail)} is there for other accounts too, and ${enumerate(faults)}. Once it is ` +
      "mended it covers this account, and a trail of its own would be a second copy of its management events: AWS charges " +
      `${furtherCopyPrice} of that.`,
    remedy: `Have ${name} mended or deleted in account ${whoOwns(trail)}, and plan again.`,
    trail: planned(trail),
    faults,
  };
}

function notAnswered({ why, remedy, permission }: Unknown): Decision {
  return {
    action: "unknown",
    why: `Nothing is known of it: ${why}.`,
    remedy: `${capitalized(remedy)}, and plan again.`,
    ...(permission !== undefined && { missingPermissions: [permission] }),
  };
}

function notKnown(shortcoming: Shortcoming): Decision {
  const permissions = new Set(
    shortcoming.findings.flatMap(({ doubts }) => doubts.flatMap(({ reason }) => reason.permission ?? [])),
  );
  return {
    action: "unknown",
    why: findingsIn(shortcoming).map(capitalized).join(" "),
    ...(permissions.size > 0 && { missingPermissions: [...permissions].sort() }),
  };
}

/** What is known well before what is not, then what lacks least, then what is logging. For `sort`, which keeps the order of equals. */
function easierToMend(one: JudgedTrail, other: JudgedTrail): number {
  const [ofOne, ofOther] = [one, other].map((judged) => {
    const { faults, doubts } = findingOf(judged);
    const { isLogging } = judged.trail;
    return [Number(doubts.length > 0), faults.length, Number(!(isLogging.known && isLogging.value))];
  });
  return ofOne?.map((rank, index) => rank - (ofOther?.[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/** What is wrong with a trail and not known about it. */
function findingOf({ trail, verdict }: JudgedTrail): Pick<Finding, "faults" | "doubts"> {
  const findings = "findings" in verdict ? verdict.findings : [];
  return findings.find(({ kind, name }) => kind === "trail" && name === trail.name) ?? { faults: [], doubts: [] };
}

/** Longer than any ARN. */
const longestName = 2048;

function planned({ name, id, homeRegion }: TrailFacts): PlannedTrail {
  return {
    name: printable(name, longestName),
    arn: printable(id, longestName),
    ...(homeRegion !== undefined && { region: printable(homeRegion, longestName) }),
  };
}

function whoOwns({ id }: TrailFacts): string {
  return printable(ownerOf(id), 20);
}
