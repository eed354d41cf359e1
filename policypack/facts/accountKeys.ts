import { type Provider, type Target, targetOf } from "./target";

/** What this needs of a resource. */
interface Deployed {
  readonly provider?: Provider;
}

/** Which account a resource is in. */
interface AccountKey {
  /** Equal for resources of the same account. */
  readonly key: string;
  readonly target: Target;
}

/**
 * Tells which resources are in the same account: those with the same account id, else with the same credentials. A provider
 * with neither known counts as an account of its own. Each provider is read once.
 */
export function accountKeys(resources: readonly Deployed[]): (resource: Deployed) => AccountKey {
  const targets = new Map<string, Target>();
  const ids = new Map<string, Set<string>>();
  for (const { provider } of resources) {
    const urn = provider?.urn ?? "";
    if (!targets.has(urn)) {
      const target = targetOf(provider);
      targets.set(urn, target);
      if (target.credentials !== undefined && target.accountId !== undefined) {
        ids.set(target.credentials, (ids.get(target.credentials) ?? new Set()).add(target.accountId));
      }
    }
  }
  const placed = new Map([...targets].map(([urn, target]) => [urn, place(urn, target, ids)]));
  return ({ provider }) => placed.get(provider?.urn ?? "") ?? place("", targetOf(provider), ids);
}

function place(urn: string, target: Target, ids: ReadonlyMap<string, ReadonlySet<string>>): AccountKey {
  const [id, ...others] = ids.get(target.credentials ?? "") ?? [];
  const accountId = target.accountId ?? (others.length === 0 ? id : undefined);
  return {
    key: accountId ?? target.credentials ?? `provider ${urn}`,
    target: { ...target, accountId },
  };
}
