/** What is to be done about an account. What a person should look at comes first, what is in order last. */
export const actions = [
  "create",
  "repair",
  "adopt",
  "update",
  "unknown",
  "leftOut",
  "compliant",
  "covered",
] as const satisfies readonly string[];

/**
 * What is to be done about an account:
 *
 * - `create`: it has no trail that could be mended, and gets one.
 * - `repair`: a trail of its own falls short of the gate, and is taken over and mended.
 * - `adopt`: a trail of its own meets the gate, and is taken over as it is.
 * - `update`: a trail that Pulumi manages already is to become that of another version or of other options. Pulumi's state
 *   alone tells which trails it manages. A plan that does not ask it says `compliant` or `repair` of such a trail instead.
 * - `unknown`: it cannot be told what is right. Nobody touches it.
 * - `leftOut`: somebody wants it left alone, or AWS has not made it ready or is closing it.
 * - `compliant`: a trail of its own meets the gate.
 * - `covered`: a trail that belongs to other accounts too, such as its organization's, meets the gate for it.
 */
export type Action = (typeof actions)[number];

const touching: readonly Action[] = ["create", "repair", "adopt", "update"];

/** Whether an action changes anything. */
export function touches(action: Action): boolean {
  return touching.includes(action);
}
