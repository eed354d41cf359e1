import type { Coverage } from "../../rules/configuration/coverage";
import type { AccountFacts } from "../../rules/facts/accountFacts";
import type { Access } from "../../live/access";
import { lookUp, type Sight } from "../../live/lookUp";
import { refusalOf, sdkMissing } from "../../live/refusal";
import { ownerOf } from "../../rules/cloudtrail/trailOwner";
import { type Fact, type Unknown, unknown } from "../../rules/facts/fact";
import type { StackAccount } from "../facts/stack";
import { hasArn, type TrailNames } from "../facts/trailNames";
import type { TrailFacts } from "../../rules/facts/trailFacts";
import { quote } from "../../rules/text";
import { quoteAll } from "./quoteAll";

/** Asks AWS about an account. */
export type LookUp = typeof lookUp;

/** Asks AWS about the accounts of stacks, once for each. */
export class Verifier {
  readonly #sights = new Map<string, Promise<Fact<Sight>>>();
  readonly #ask: LookUp;

  /** @param ask - asks AWS; tests replace it */
  constructor(ask: LookUp = lookUp) {
    this.#ask = ask;
  }

  /**
   * The facts about accounts, with the trails that AWS shows or the reason why it does not, within the time limit.
   *
   * @param among - all accounts of the stack; AWS may show that some are the same
   */
  async verify(
    accounts: readonly StackAccount[],
    coverage: Coverage,
    among: readonly StackAccount[] = accounts,
  ): Promise<readonly AccountFacts[]> {
    const { timeoutSeconds } = coverage;
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<Fact<Sight>>((resolve) => {
      timer = setTimeout(() => {
        resolve(
          unknown(
            `AWS has not answered within the ${timeoutSeconds} s of verificationTimeoutSeconds`,
            "check the network, proxies and endpoints, or allow more seconds",
          ),
        );
      }, timeoutSeconds * 1000);
    });
    try {
      return await Promise.all(
        accounts.map(async (account) =>
          withSight(account, await Promise.race([this.#sightOf(account, coverage), timeout]), coverage, among),
        ),
      );
    } finally {
      clearTimeout(timer);
    }
  }

  async #sightOf({ target }: StackAccount, { coveringTrails }: Coverage): Promise<Fact<Sight>> {
    if (target?.access.known !== true) {
      return target?.access ?? unknown("no provider deploys to it", "deploy a resource to it");
    }
    const key = JSON.stringify([target.credentials, target.reach, target.accountId, target.access.value.region]);
    const sight = this.#sights.get(key) ?? this.#asked(target.access.value, coveringTrails);
    this.#sights.set(key, sight);
    return sight;
  }

  async #asked(access: Access, coveringTrails: readonly string[]): Promise<Fact<Sight>> {
    const wanted = coveringTrails.length === 0 ? undefined : (arn: string) => coveringTrails.includes(arn);
    try {
      return inWordsOfPack(await this.#ask(access, wanted));
    } catch (error) {
      return inWordsOfPack(refusalOf(error, "asking AWS"));
    }
  }
}

/** The executable pack has the SDK in a file of its own, which may have been left behind. */
function inWordsOfPack(sight: Fact<Sight>): Fact<Sight> {
  return sight === sdkMissing
    ? { ...sdkMissing, remedy: "install the dependencies of the policy pack, or keep aws.cjs beside its executable" }
    : sight;
}

/** The facts about an account, with what AWS shows about it. */
function withSight(
  account: StackAccount,
  sight: Fact<Sight>,
  coverage: Coverage,
  among: readonly StackAccount[],
): AccountFacts {
  const { facts, target } = account;
  if (!sight.known) {
    return { ...facts, notSeen: sight };
  }
  const { accountId, trails } = sight.value;
  const faults = [
    ...(target?.accountId !== undefined && target.accountId !== accountId
      ? [`is ${accountId} by its credentials, but ${target.accountId} by the inputs of its provider`]
      : []),
    ...(coverage.accounts.length > 0 && !coverage.accounts.includes(accountId)
      ? [`is ${accountId}, which the setting accounts does not list`]
      : []),
    ...(coverage.coveringTrails.length > 0 && trails.length === 0
      ? [`has no trail ${quoteAll(coverage.coveringTrails)}, which the setting coveringTrails names`]
      : []),
  ];
  const { name, isInUse } = facts;
  if (faults.length > 0) {
    return { name, isInUse, trails: facts.trails, faults };
  }
  const others = among.filter((other) => other !== account);
  const same = [account, ...others.filter((other) => isIn(accountId, other, account))];
  const inStack = same.flatMap((each) => each.facts.trails);
  const foreign = others.filter((other) => !same.includes(other));
  const elsewhere = trailsElsewhere(
    trails.flatMap((trail) => asInStack(trail, foreign)),
    same.flatMap(({ trailNames }) => trailNames),
    accountId,
  );
  const [doubted] = coverage.coveringTrails.length > 0 ? [] : elsewhere.doubted;
  return doubted === undefined
    ? { name, isInUse, trails: [...inStack, ...elsewhere.certain, ...elsewhere.doubted] }
    : { name, isInUse, trails: [...inStack, ...elsewhere.certain], notSeen: mayBeReplaced(doubted) };
}

/** Whether an account of the stack is the one with this id, in the same AWS as another account. */
function isIn(accountId: string, { target }: StackAccount, other: StackAccount): boolean {
  return target?.accountId === accountId && target.reach === other.target?.reach;
}

/**
 * A trail that AWS shows, as the stack is about to change it where another account of the stack has it, such as the one that
 * manages the organization. Nothing where it then no longer is an organization trail.
 */
function asInStack(shown: TrailFacts, accounts: readonly StackAccount[]): readonly TrailFacts[] {
  for (const { facts, trailNames, target } of accounts) {
    const [own] = facts.trails.filter(({ homeRegion }, index) => {
      const names = trailNames[index];
      const isPlaced = names?.arn !== undefined || target?.accountId !== undefined;
      return names !== undefined && isPlaced && hasArn(names, shown.id, { accountId: target?.accountId, homeRegion });
    });
    if (own !== undefined) {
      const { isOrganizationTrail } = own;
      return isOrganizationTrail.known && !isOrganizationTrail.value ? [] : [{ ...own, id: shown.id }];
    }
  }
  return [shown];
}

/** The trails that AWS shows and the stack does not manage, by whether that is certain. */
interface TrailsElsewhere {
  readonly certain: readonly TrailFacts[];
  /** Those that the stack may be about to replace, as renaming does. */
  readonly doubted: readonly TrailFacts[];
}

/** A trail of the stack counts as the stack is about to change it, not as AWS shows it now. */
function trailsElsewhere(shown: readonly TrailFacts[], own: readonly TrailNames[], accountId: string): TrailsElsewhere {
  const others = shown.filter((trail) => !own.some((names) => isSame(names, trail, accountId)));
  // The ARN of a trail is known before deployment where the trail is not replaced.
  const mayReplace = own.some(
    (names) => names.arn === undefined && !shown.some((trail) => isSame(names, trail, accountId)),
  );
  const isDoubted = ({ id }: TrailFacts): boolean => mayReplace && ownerOf(id) === accountId;
  return { certain: others.filter((trail) => !isDoubted(trail)), doubted: others.filter(isDoubted) };
}

function mayBeReplaced({ name }: TrailFacts): Unknown {
  return unknown(
    `AWS shows trail ${quote(name)}, which this stack may be about to replace`,
    "set coveringTrails to the ARNs of the trails that this stack does not replace",
  );
}

function isSame(own: TrailNames, { id, name }: TrailFacts, accountId: string): boolean {
  return own.arn === id || (own.name === name && ownerOf(id) === accountId);
}
