import { quote } from "../../rules/text";
import type { AccountFacts } from "../../rules/facts/accountFacts";
import { known, unknown } from "../../rules/facts/fact";
import type { TrailFacts } from "../../rules/facts/trailFacts";
import { accountKeys } from "./accountKeys";
import { deliveries } from "./delivery";
import { propertiesOf } from "./explain";
import { providerInputs } from "./providerInputs";
import { hasNoProperties, type Resource } from "./resource";
import type { Provider, Target } from "./target";
import { trailFromResource } from "./trail";
import { type TrailNames, trailNamesOf } from "./trailNames";

/** A resource with the provider that deploys it. */
export type StackResource = Resource & { readonly provider?: Provider };

/** An account that a stack deploys to. */
export interface StackAccount {
  readonly facts: AccountFacts;
  /** Where it is; absent when nothing is deployed to AWS. */
  readonly target?: Target;
  /** The names in AWS of the trails that the stack manages there. */
  readonly trailNames: readonly TrailNames[];
}

/** What is known about an account while resources are read. */
interface Account {
  readonly target: Target;
  readonly trails: TrailFacts[];
  readonly trailNames: TrailNames[];
}

/**
 * The accounts that the providers of a stack deploy to, at least one, with what the stack deploys there. An account is in
 * use where it has resources of the packages `aws` or `aws-native`: providers and components alone deploy nothing to AWS.
 *
 * @param registered - properties of trails by URN, as the program registered them: they stand in for outputs that a
 *   preview cannot give because the configuration of the trail's provider is not known before deployment.
 */
export function accountsFromStack(
  resources: readonly StackResource[],
  registered: ReadonlyMap<string, object>,
): readonly StackAccount[] {
  const deployed = resources.filter(({ type }) => type.startsWith("aws:") || type.startsWith("aws-native:"));
  const keyOf = accountKeys(deployed);
  const deliveryOf = deliveries(resources);
  const accounts = new Map<string, Account>();
  for (const resource of deployed) {
    const { key, target } = keyOf(resource);
    const account = accounts.get(key) ?? { target, trails: [], trailNames: [] };
    accounts.set(key, isFirst(target, account.target) ? { ...account, target } : account);
    const props = hasNoProperties(resource.props) ? registered.get(resource.urn) : undefined;
    const found = props === undefined ? resource : { ...resource, props };
    const trail = trailFromResource(found);
    if (trail !== undefined) {
      const delivery = deliveryOf(found);
      account.trails.push({
        ...trail,
        homeRegion: homeRegionOf(resource),
        ...(delivery !== undefined && { delivery }),
      });
      account.trailNames.push(trailNamesOf(resource));
    }
  }
  if (accounts.size === 0) {
    return [{ facts: { name: "the account", isInUse: false, trails: [] }, trailNames: [] }];
  }
  const isOnly = accounts.size === 1;
  return [...accounts.values()]
    .sort((a, b) => (isFirst(a.target, b.target) ? -1 : 1))
    .map(({ target, trails, trailNames }) => ({
      facts: { name: nameOf(target, isOnly), isInUse: true, trails, ...(!isOnly && ambiguity(target)) },
      target,
      trailNames,
    }));
}

/** The trails of a stack with what they deliver to. */
export function trailsFromStack(...stack: Parameters<typeof accountsFromStack>): readonly TrailFacts[] {
  return accountsFromStack(...stack).flatMap(({ facts }) => facts.trails);
}

/** The region that a resource sets, else that of its provider, else the provider itself, which has one region only. */
function homeRegionOf(resource: StackResource): string {
  const own = propertiesOf(resource).getInput("region").asString(known(""));
  const ofProvider = providerInputs(resource.provider?.props ?? {}).values["region"];
  return own.known && own.value !== ""
    ? own.value
    : typeof ofProvider === "string"
      ? ofProvider
      : `provider ${resource.provider?.urn ?? ""}`;
}

/** Orders accounts by what reports show of them, as the order of resources is random; providers with known inputs first. */
function isFirst(a: Target, b: Target): boolean {
  return rankOf(a) < rankOf(b);
}

function rankOf({ accountId, provider, access }: Target): string {
  return `${accountId ?? "unknown"} ${access.known ? "1" : "2"} ${provider}`;
}

function nameOf({ accountId, provider, notKnown }: Target, isOnly: boolean): string {
  if (isOnly) {
    return "the account";
  }
  if (accountId !== undefined) {
    return `account ${accountId}`;
  }
  const doubt = notKnown.length === 0 ? "" : ` (its ${areNotKnown(notKnown)})`;
  return `the account of provider ${quote(provider)}${doubt}`;
}

/** Says that an account may be the same as another one of the stack, and so have its trails. */
function ambiguity({ accountId, provider, notKnown }: Target): Pick<AccountFacts, "notSeen"> {
  return accountId !== undefined || notKnown.length === 0
    ? {}
    : {
        notSeen: unknown(
          `provider ${quote(provider)} may deploy to any account: its ${areNotKnown(notKnown)}`,
          `give provider ${quote(provider)} plain values, or set its allowedAccountIds to the id of its one account`,
        ),
      };
}

/** That inputs are not known before deployment, a clause. */
function areNotKnown(names: readonly string[]): string {
  return `${names.join(" and ")} ${names.length === 1 ? "is" : "are"} not known before deployment`;
}
