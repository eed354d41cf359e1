import { quote } from "../../rules/text";
import type { AccountFacts } from "../../rules/facts/accountFacts";
import { known, unknown } from "../../rules/facts/fact";
import type { TrailFacts } from "../../rules/facts/trailFacts";
import { accountKeys } from "./accountKeys";
import { deliveries } from "./delivery";
import { propertiesOf } from "./explain";
import { isMadeByAws, isOfAws, isOnlyRead } from "./made";
import { providerInputs } from "../../live/providerInputs";
import { hasNoProperties } from "./resource";
import { bridgedTrailType, isTrail } from "./resourceTypes";
import type { StackResource } from "./stackResource";
import type { Target } from "./target";
import { trailFromResource } from "./trail";
import { type TrailNames, trailNamesOf } from "./trailNames";

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
  /** Names of the trails that the stack only reads. */
  readonly read: string[];
  /** Names of the trails that nothing can be read from. */
  readonly bridged: string[];
}

/**
 * The accounts that the providers of a stack deploy to, at least one, with what the stack deploys there. An account is in
 * use where it has resources of the packages `aws` or `aws-native`: providers and components alone deploy nothing to AWS.
 * Where nothing but type tokens tells of such resources, there is an account in use without any trail.
 *
 * @param registered - properties by URN, as the program registered them: those of trails stand in for outputs that a
 *   preview cannot give because the configuration of the trail's provider is not known before deployment.
 */
export function accountsFromStack(
  resources: readonly StackResource[],
  registered: ReadonlyMap<string, object>,
): readonly StackAccount[] {
  const ofAws = resources.filter(isOfAws);
  const made = ofAws.filter(isMadeByAws);
  const deployed = made.length > 0 ? made : ofAws;
  const keyOf = accountKeys(deployed);
  const isKept = (resource: StackResource) => !isOnlyRead(resource, registered);
  const deliveryOf = deliveries(made.filter(isKept));
  const accounts = new Map<string, Account>();
  for (const resource of deployed.filter(isKept)) {
    const { key, target } = keyOf(resource);
    const account = accounts.get(key) ?? { target, trails: [], trailNames: [], read: [], bridged: [] };
    accounts.set(key, isFirst(target, account.target) ? { ...account, target } : account);
    if (isMadeByAws(resource)) {
      addTrail(resource, account, registered, deliveryOf);
    }
  }
  for (const resource of deployed.filter((each) => isTrail(each) && !isKept(each))) {
    accounts.get(keyOf(resource).key)?.read.push(resource.name);
  }
  if (accounts.size === 0) {
    return [{ facts: { name: "the account", isInUse: false, trails: [] }, trailNames: [] }];
  }
  const isOnly = accounts.size === 1;
  const targets = [...accounts.values()].map(({ target }) => target);
  return [...accounts.values()]
    .sort((a, b) => (isFirst(a.target, b.target) ? -1 : 1))
    .map(({ target, trails, trailNames, read, bridged }) => ({
      facts: {
        name: isOnly ? "the account" : nameAmong(targets, target),
        isInUse: true,
        trails,
        ...(!isOnly && ambiguity(target)),
        ...notSupported(bridged),
        ...(read.length > 0 && { faults: read.sort().map(isReadOnly) }),
      },
      target,
      trailNames,
    }));
}

/** The trails of a stack with what they deliver to. */
export function trailsFromStack(...stack: Parameters<typeof accountsFromStack>): readonly TrailFacts[] {
  return accountsFromStack(...stack).flatMap(({ facts }) => facts.trails);
}

function addTrail(
  resource: StackResource,
  account: Account,
  registered: ReadonlyMap<string, object>,
  deliveryOf: ReturnType<typeof deliveries>,
): void {
  if (resource.type === bridgedTrailType) {
    account.bridged.push(resource.name);
  }
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

/** That a trail is only read, a predicate of its account. */
function isReadOnly(name: string): string {
  return `has trail ${quote(name)}, which this stack only reads and does not keep, so that it does not count here`;
}

/** That trails are made in a way that is not supported, so that nothing about them is known. */
function notSupported(bridged: readonly string[]): Pick<AccountFacts, "notSeen"> {
  const [name] = [...bridged].sort();
  return name === undefined
    ? {}
    : {
        notSeen: unknown(
          `a Terraform provider that is bridged at run time makes ${bridgedTrailType} ${quote(name)}, and this policy ` +
            "pack does not support such providers",
          "make the trail with @pulumi/aws or @pulumi/aws-native, or have it counted as one outside the stack",
        ),
      };
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

function nameAmong(targets: readonly Target[], { accountId, provider, notKnown }: Target): string {
  const doubt = notKnown.length === 0 ? "" : ` (its ${areNotKnown(notKnown)})`;
  if (accountId === undefined) {
    return `the account of provider ${quote(provider)}${doubt}`;
  }
  const isAlone = targets.filter((target) => target.accountId === accountId).length === 1;
  return isAlone ? `account ${accountId}` : `account ${accountId} as provider ${quote(provider)} reaches it${doubt}`;
}

/** Says that an account may be the same as another one of the stack, and so have its trails. */
function ambiguity({ accountId, reach, provider, notKnown }: Target): Pick<AccountFacts, "notSeen"> {
  if (notKnown.length === 0 || (accountId !== undefined && reach !== undefined)) {
    return {};
  }
  const doubt = accountId === undefined ? "deploy to any account" : "talk to anybody";
  const remedy = `give provider ${quote(provider)} plain values`;
  return {
    notSeen: unknown(
      `provider ${quote(provider)} may ${doubt}: its ${areNotKnown(notKnown)}`,
      reach === undefined ? remedy : `${remedy}, or set its allowedAccountIds to the id of its one account`,
    ),
  };
}

/** That inputs are not known before deployment, a clause. */
function areNotKnown(names: readonly string[]): string {
  return `${names.join(" and ")} ${names.length === 1 ? "is" : "are"} not known before deployment`;
}
