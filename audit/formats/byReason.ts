/** Accounts of which the same is to be said. */
export type SameReason<Account> = readonly [Account, ...Account[]];

/** Accounts that did not answer or were not asked, by why and what to do, the most first. */
export function byReason<Account extends { readonly why: string; readonly remedy?: string }>(
  accounts: readonly Account[],
): readonly SameReason<Account>[] {
  const groups = new Map<string, [Account, ...Account[]]>();
  for (const each of accounts) {
    const reason = JSON.stringify([each.why, each.remedy]);
    const group = groups.get(reason);
    if (group === undefined) {
      groups.set(reason, [each]);
    } else {
      group.push(each);
    }
  }
  return [...groups.values()].sort((one, other) => other.length - one.length);
}
