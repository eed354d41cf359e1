import { quote } from "../../rules/text";
import type { AccountFacts } from "../../rules/facts/accountFacts";
import { known, unknown } from "../../rules/facts/fact";
import type { TrailFacts } from "../../rules/facts/trailFacts";
import { accountKeys } from "./accountKeys";
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
  /** What AWS calls the trails that the stack keeps there. */
  readonly trailNames: readonly TrailNames[];
}

/** What is known of an account while resources are read. */
interface Account {
  readonly target: Target;
  readonly trails: TrailFacts[];
  readonly trailNames: TrailNames[];
}

/**
 * What a stack leaves in the accounts that its providers deploy to, at least one. Accounts are in use by resources of the
 * packages `aws` or `aws-native`; providers and components deploy nothing to AWS by themselves.
 *
 * @param registered properties of trails by URN, as the program registered them: they stand in for outputs that a
 *   preview cannot give because the configuration of the trail's provider is not known before deployment.
 */
export function accountsFromStack(
  resources: readonly StackResource[],
  registered: ReadonlyMap<string, object>,
): readonly StackAccount[] {
  const deployed = resources.filter(({ type }) => type.startsWith("aws:") || type.startsWith("aws-native:"));
  const keyOf = accountKeys(deployed);
  const accounts = new Map<string, Account>();
  for (const resource of deployed) {
    const { key, target } = keyOf(resource);
    const account = accounts.get(key) ?? { target, trails: [], trailNames: [] };
    accounts.set(key, isFirst(target, account.target) ? { ...account, target } : account);
    const props = hasNoProperties(resource.props) ? registered.get(resource.urn) : undefined;
    const trail = trailFromResource(props === undefined ? resource : { ...resource, props });
    if (trail !== undefined) {
      account.trails.push({ ...trail, homeRegion: homeRegionOf(resource) });
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

/** The region that a resource asks for, else that of its provider, else the provider, which has one region only. */
function homeRegionOf(resource: StackResource): string {
  const own = propertiesOf(resource).getInput("region").asString(known(""));
  const ofProvider = providerInputs(resource.provider?.props ?? {}).values["region"];
  return own.known && own.value !== ""
    ? own.value
    : typeof ofProvider === "string"
      ? ofProvider
      : `provider ${resource.provider?.urn ?? ""}`;
}

/** By what people see of them, as the order of resources is random, and providers that can be followed first. */
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
  const doubt = notKnown.length === 0 ? "" : `, of which ${notKnown.join(" and ")} cannot be told before deployment`;
  return `the account of provider ${quote(provider)}${doubt}`;
}

/** That an account may be another one of the stack, whose trails then are its own. */
function ambiguity({ accountId, provider, notKnown }: Target): Pick<AccountFacts, "notSeen"> {
  return accountId !== undefined || notKnown.length === 0
    ? {}
    : {
        notSeen: unknown(
          `${notKnown.join(" and ")} of provider ${quote(provider)} cannot be told before deployment, so that its account may ` +
            "be any",
          `give provider ${quote(provider)} plain values, or in allowedAccountIds the id of its one account`,
        ),
      };
}
