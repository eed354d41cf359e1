import type { NotAnswered } from "../auditReport";

/** Accounts that did not answer for the same reason. */
export type SameReason = readonly [NotAnswered, ...NotAnswered[]];

/** The accounts that did not answer by why, the most first. */
export function notAnsweredByReason(notAnswered: readonly NotAnswered[]): readonly SameReason[] {
  const groups = new Map<string, [NotAnswered, ...NotAnswered[]]>();
  for (const each of notAnswered) {
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
