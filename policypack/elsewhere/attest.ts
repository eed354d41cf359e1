import type { Coverage } from "../../rules/configuration/coverage";
import { readTrailArn } from "../../rules/cloudtrail/trailArn";
import type { AccountFacts } from "../../rules/facts/accountFacts";
import { unknown } from "../../rules/facts/fact";
import type { TrailFacts } from "../../rules/facts/trailFacts";
import { inOrder } from "../../rules/requirements/judgeAccount";
import { isForOtherEvents } from "../../rules/requirements/judgeTrail";
import type { StackAccount } from "../facts/stack";
import { hasArn } from "../facts/trailNames";
import type { Rule, Settings, Verdict } from "../../rules/rule";
import { quote } from "../../rules/text";
import { quoteAll } from "./quoteAll";

/** An account, with what was found out about it outside the stack. */
export interface FoundAccount {
  readonly facts: AccountFacts;
  /** What vouches for its trail without proof, a clause. Absent when nothing does. */
  readonly attestation?: string;
}

/**
 * The facts about an account, with what the configuration vouches for. Nothing verifies that; but what the stack shows of
 * the trails that are vouched for outranks it, and so does what cannot be.
 *
 * @param among - all accounts of the stack
 * @param isFaulty - whether something is known to be wrong with a trail of the stack
 */
export function attest(
  account: StackAccount,
  coverage: Pick<Coverage, "coveringTrails" | "accounts">,
  among: readonly StackAccount[],
  isFaulty: (trail: TrailFacts) => boolean,
): FoundAccount {
  const { facts, target } = account;
  const { accounts, coveringTrails } = coverage;
  const { accountId, provider = "" } = target ?? {};
  if (accounts.length > 0 && accountId === undefined) {
    const reason = unknown(
      "the setting accounts lists account ids, and the inputs of its provider do not show which id it has",
      `set allowedAccountIds of provider ${quote(provider)} to the id of its one account, or name the trail in ` +
        "coveringTrails instead",
    );
    return { facts: { ...facts, notSeen: reason } };
  }
  const unlisted = accounts.length > 0 && !accounts.includes(accountId ?? "");
  const judged = coveringTrails.map((arn) => ({ arn, objection: objectionTo(arn, account, among, isFaulty) }));
  const objections = unlisted
    ? [`is ${accountId ?? ""}, which the setting accounts does not list`]
    : coveringTrails.length === 0
      ? objectionsToAnyTrail(account, isFaulty)
      : objectionsToAll(judged.map(({ objection }) => objection));
  if (objections.length > 0) {
    return { facts: { ...facts, faults: [...(facts.faults ?? []), ...objections] } };
  }
  const vouching = judged.filter(({ objection }) => objection === undefined).map(({ arn }) => arn);
  const attestation =
    coveringTrails.length === 0
      ? `the configuration attests, without proof, that ${facts.name} has a trail elsewhere`
      : `the configuration attests, without proof, that ${facts.name} is covered by trail ${quoteAll(vouching)}`;
  return { facts, attestation };
}

/** What the stack shows against an attestation that names no trail: it may be about the stack's own, which is faulty. */
function objectionsToAnyTrail({ facts }: StackAccount, isFaulty: (trail: TrailFacts) => boolean): readonly string[] {
  const [faulty] = inOrder(facts.trails).filter((trail) => isFaulty(trail) && !isForOtherEvents(trail));
  return faulty === undefined
    ? []
    : [
        `is vouched for by the setting accounts, which may mean trail ${quote(faulty.name)} of this stack: if another trail ` +
          "covers it, name that one in coveringTrails",
      ];
}

/** The objections to trails, each once, where there is one to every trail: one trail is enough. */
function objectionsToAll(judged: readonly (string | undefined)[]): readonly string[] {
  const objections = judged.filter((objection) => objection !== undefined);
  return objections.length < judged.length ? [] : [...new Set(objections)];
}

/** Why a trail that the configuration names cannot cover an account, a predicate of the account. */
function objectionTo(
  trailArn: string,
  { target }: StackAccount,
  among: readonly StackAccount[],
  isFaulty: (trail: TrailFacts) => boolean,
): string | undefined {
  const { partition } = readTrailArn(trailArn);
  if (target?.partition !== undefined && target.partition !== partition) {
    return `is in partition ${quote(target.partition)}, where trail ${quote(trailArn)} cannot record anything`;
  }
  const own = ownTrails(trailArn, among);
  const [faulty] = own.filter(({ trail }) => isFaulty(trail));
  if (faulty !== undefined) {
    return `is not covered by trail ${quote(trailArn)}: that is ${quote(faulty.trail.name)} of this stack, which shows its faults`;
  }
  const [narrow] = own.filter(({ trail, accountId }) => isOfOneAccount(trail) && isOther(accountId, target?.accountId));
  return narrow === undefined
    ? undefined
    : `is not covered by trail ${quote(trailArn)}: that is ${quote(narrow.trail.name)} of this stack, which is not an ` +
        "organization trail and records its own account only";
}

/** The trails of a stack that have an ARN, each with the account that it is in. */
function ownTrails(trailArn: string, among: readonly StackAccount[]) {
  return among.flatMap(({ facts, trailNames, target }) =>
    facts.trails
      .map((trail, index) => ({ trail, names: trailNames[index], accountId: target?.accountId }))
      .filter(
        ({ trail: { homeRegion }, names, accountId }) =>
          names !== undefined && hasArn(names, trailArn, { accountId, homeRegion }),
      ),
  );
}

function isOfOneAccount({ isOrganizationTrail }: TrailFacts): boolean {
  return isOrganizationTrail.known && !isOrganizationTrail.value;
}

function isOther(accountId: string | undefined, other: string | undefined): boolean {
  return accountId !== undefined && other !== undefined && accountId !== other;
}

/** The verdict on an account. A rule that one trail can meet does not apply where the configuration vouches for that trail. */
export function verdictOn(rule: Rule<AccountFacts>, { facts, attestation }: FoundAccount, settings: Settings): Verdict {
  const verdict = rule.evaluate(facts, settings);
  return attestation === undefined || rule.isMetByOneTrail !== true || !facts.isInUse || verdict.answer === "compliant"
    ? verdict
    : { answer: "notApplicable", why: attestation };
}
