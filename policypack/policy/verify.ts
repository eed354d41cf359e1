import { type Coverage, quoteAll } from "../coverage";
import type { AccountFacts } from "../facts/accountFacts";
import type { Access } from "../facts/aws/access";
import { lookUp, type Sight } from "../facts/aws/lookUp";
import { refusalOf } from "../facts/aws/refusal";
import { type Fact, unknown } from "../facts/fact";
import type { StackAccount } from "../facts/pulumi/stack";
import type { TrailNames } from "../facts/pulumi/trailNames";
import type { TrailFacts } from "../facts/trailFacts";

/** What asks AWS about an account. */
export type LookUp = typeof lookUp;

/** Asks AWS about the accounts of stacks, about each once. */
export class Verifier {
  readonly #sights = new Map<string, Promise<Fact<Sight>>>();
  readonly #ask: LookUp;

  /** @param ask - replaces what asks AWS, for tests */
  constructor(ask: LookUp = lookUp) {
    this.#ask = ask;
  }

  /** The facts about accounts together with what AWS shows of them, or why it does not, within the time limit. */
  async verify(accounts: readonly StackAccount[], coverage: Coverage): Promise<readonly AccountFacts[]> {
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
          withSight(account, await Promise.race([this.#sightOf(account, coverage), timeout]), coverage),
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
    const key = JSON.stringify([target.credentials, target.accountId, target.access.value.region]);
    const sight = this.#sights.get(key) ?? this.#asked(target.access.value, coveringTrails);
    this.#sights.set(key, sight);
    return sight;
  }

  async #asked(access: Access, coveringTrails: readonly string[]): Promise<Fact<Sight>> {
    try {
      return await this.#ask(access, coveringTrails.length === 0 ? undefined : (arn) => coveringTrails.includes(arn));
    } catch (error) {
      return refusalOf(error, "asking AWS");
    }
  }
}

/** The facts about an account together with what AWS shows of it. */
function withSight(account: StackAccount, sight: Fact<Sight>, coverage: Coverage): AccountFacts {
  const { facts, target, trailNames } = account;
  if (!sight.known) {
    return { ...facts, notSeen: sight };
  }
  const { accountId, trails } = sight.value;
  const faults = [
    ...(target?.accountId !== undefined && target.accountId !== accountId
      ? [`is ${accountId} by the credentials, but ${target.accountId} by the inputs of the provider`]
      : []),
    ...(coverage.accounts.length > 0 && !coverage.accounts.includes(accountId)
      ? [`is ${accountId}, which accounts of the configuration does not list`]
      : []),
    ...(coverage.coveringTrails.length > 0 && trails.length === 0
      ? [`shows no trail ${quoteAll(coverage.coveringTrails)}, which coveringTrails of the configuration names`]
      : []),
  ];
  const { name, isInUse } = facts;
  if (faults.length > 0) {
    return { name, isInUse, trails: facts.trails, faults };
  }
  // What the stack is about to make of a trail counts, not what the trail still is.
  const others = trails.filter((trail) => !trailNames.some((own) => isSame(own, trail, accountId)));
  return { name, isInUse, trails: [...facts.trails, ...others] };
}

function isSame(own: TrailNames, { id, name }: TrailFacts, accountId: string): boolean {
  return own.arn === id || (own.name === name && id.split(":")[4] === accountId);
}
