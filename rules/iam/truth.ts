import type { Unknown } from "../facts/fact";

/**
 * Whether something holds: yes, no, or depending on what is not known. Unlike a fact it keeps every reason, so that a
 * caller can tell what the answer depends on.
 */
export type Truth = boolean | Undecided;

/** Not decided, for reasons of which there is at least one. */
export interface Undecided {
  readonly reasons: readonly Unknown[];
}

/** The truth that depends on what is not known. */
export function undecided(reasons: readonly Unknown[]): Undecided {
  return { reasons: [...new Set(reasons)] };
}

/** Whether all of them hold. */
export function all(truths: readonly Truth[]): Truth {
  return truths.includes(false) ? false : (openOf(truths) ?? true);
}

/** Whether at least one of them holds. */
export function any(truths: readonly Truth[]): Truth {
  return truths.includes(true) ? true : (openOf(truths) ?? false);
}

/** Whether it does not hold. */
export function not(truth: Truth): Truth {
  return typeof truth === "boolean" ? !truth : truth;
}

function openOf(truths: readonly Truth[]): Undecided | undefined {
  const open = truths.filter((truth) => typeof truth !== "boolean");
  return open.length === 0 ? undefined : undecided(open.flatMap(({ reasons }) => reasons));
}
