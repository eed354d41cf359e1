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
 * Tells which resources are in the same account: those with the same account id, else with the same credentials, of the
 * same AWS. A provider with neither known, or that may talk to anybody, counts as an account of its own. Each provider is
 * read once.
 */
export function accountKeys(resources: readonly Deployed[]): (resource: Deployed) => AccountKey {
  const targets = new Map<string, Target>();
  for (const { provider } of resources) {
    const urn = provider?.urn ?? "";
    if (!targets.has(urn)) {
      targets.set(urn, targetOf(provider));
    }
  }
  const identified = withPartitions(withIds([...targets.values()]));
  const placed = new Map([...targets.keys()].map((urn, index) => [urn, place(urn, identified[index])]));
  return ({ provider }) => placed.get(provider?.urn ?? "") ?? place("", targetOf(provider));
}

/** Gives targets without an id that of the others with the same credentials, where these have one only. */
function withIds(targets: readonly Target[]): readonly Target[] {
  const idOf = onlyOnes(targets, credentialsOf, ({ accountId }) => accountId);
  return targets.map((target) => ({ ...target, accountId: target.accountId ?? idOf(target) }));
}

/** Gives targets without a partition that of the others of the same account, where these have one only. */
function withPartitions(targets: readonly Target[]): readonly Target[] {
  const partitionOf = onlyOnes(targets, ownerOf, ({ partition }) => partition);
  return targets.map((target) => ({ ...target, partition: target.partition ?? partitionOf(target) }));
}

/** Tells the one value that targets of the same group have; `undefined` where they have several or none. */
function onlyOnes(
  targets: readonly Target[],
  groupOf: (target: Target) => string | undefined,
  valueOf: (target: Target) => string | undefined,
): (target: Target) => string | undefined {
  const values = new Map<string, Set<string>>();
  for (const target of targets) {
    const [group, value] = [groupOf(target), valueOf(target)];
    if (group !== undefined && value !== undefined) {
      values.set(group, (values.get(group) ?? new Set()).add(value));
    }
  }
  return (target) => {
    const [value, ...others] = values.get(groupOf(target) ?? "") ?? [];
    return others.length === 0 ? value : undefined;
  };
}

function credentialsOf({ credentials, reach }: Target): string | undefined {
  return credentials === undefined || reach === undefined ? undefined : `${credentials} ${reach}`;
}

/** Equal for targets of the same account id, else the same credentials, that reach the same AWS. */
function ownerOf({ accountId, credentials, reach }: Target): string | undefined {
  const owner = accountId ?? credentials;
  return owner === undefined || reach === undefined ? undefined : `${owner} ${reach}`;
}

function place(urn: string, target: Target = targetOf(undefined)): AccountKey {
  const owner = ownerOf(target);
  return { key: owner === undefined ? `provider ${urn}` : `${owner} ${target.partition ?? ""}`, target };
}
