import { hasNoProperties, type Resource } from "../facts/resource";
import { trailTypes } from "../facts/resourceTypes";
import type { FoundAccount } from "../elsewhere/attest";

/** What the policies of one pack tell each other about the stack that they judge. */
export class StackNotes {
  /** Properties of trails by URN, as the program registered them. They count where a preview has no outputs. */
  readonly registered = new Map<string, object>();
  /** The accounts as the gate last found them, in the order of the stack's; absent when it has not run. */
  accounts: readonly FoundAccount[] | undefined;
  #hasNoTrail = false;

  /** Notes a trail before it is deployed. */
  register({ urn, props }: Pick<Resource, "urn" | "props">): void {
    if (!hasNoProperties(props)) {
      this.registered.set(urn, props);
    }
  }

  /** Notes whether the stack has trails. */
  see(resources: readonly Resource[]): void {
    const types: readonly string[] = Object.values(trailTypes);
    this.#hasNoTrail = !resources.some(({ type }) => types.includes(type));
  }

  /** Whether the stack is known to have no trails. */
  get hasNoTrail(): boolean {
    return this.#hasNoTrail;
  }
}
