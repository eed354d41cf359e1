import type { FoundAccount } from "../elsewhere/attest";
import { isMadeByAws, isOnlyRead, isWithoutInputs } from "../facts/made";
import type { Resource } from "../facts/resource";
import { isTrail, readTypes } from "../facts/resourceTypes";
import type { StackResource } from "../facts/stackResource";
import { Explanations } from "./explanations";
import { namesSetInVain } from "./setInVain";

/** What the policies of one pack tell each other about the stack that they judge. */
export class StackNotes {
  /**
   * Properties by URN, as the program registered them: of trails, as they count where a preview has no outputs; of others
   * only where there are none.
   */
  readonly registered = new Map<string, object>();
  readonly explanations = new Explanations();
  /** The accounts as the gate last found them, in the order of the stack's; absent when it has not run. */
  accounts: readonly FoundAccount[] | undefined;
  readonly #trailsWithoutInputs = new Set<string>();
  readonly #setInVain = new Map<string, readonly string[]>();
  #hasNoTrail = false;

  /** Notes a resource before it is deployed. */
  register({ type, urn, props }: Pick<Resource, "type" | "urn" | "props">): void {
    const isWithout = readTypes.has(type) && isWithoutInputs({ type, props });
    this.registered.delete(urn);
    this.#trailsWithoutInputs.delete(urn);
    if (isWithout || isTrail({ type })) {
      this.registered.set(urn, props);
    }
    if (isWithout && isTrail({ type })) {
      this.#trailsWithoutInputs.add(urn);
    }
  }

  /** Whether a trail was registered without what makes one, so that only the stack shows whether it is read or left out. */
  isWithoutInputs({ urn }: Pick<Resource, "urn">): boolean {
    return this.#trailsWithoutInputs.has(urn);
  }

  /** Whether any trail was. */
  get hasTrailWithoutInputs(): boolean {
    return this.#trailsWithoutInputs.size > 0;
  }

  /** Notes what the stack shows of trails. */
  see(resources: readonly Resource[]): void {
    const trails = resources.filter(isTrail);
    this.#hasNoTrail = trails.length === 0;
    this.#setInVain.clear();
    for (const trail of trails) {
      const names = namesSetInVain(this.registered.get(trail.urn) ?? {}, trail);
      if (names.length > 0) {
        this.#setInVain.set(trail.urn, names);
      }
    }
  }

  /** Names of what was set on a trail before it is deployed, and is off in the stack all the same. */
  setInVain({ urn }: Pick<Resource, "urn">): readonly string[] {
    return this.#setInVain.get(urn) ?? [];
  }

  /** Whether anything was, on any trail. */
  get hasSetInVain(): boolean {
    return this.#setInVain.size > 0;
  }

  /** Whether the stack is known to have no trails. */
  get hasNoTrail(): boolean {
    return this.#hasNoTrail;
  }

  /** The resources that the stack keeps in AWS: what else has their types is another package's, or only read. */
  kept<Seen extends StackResource>(resources: readonly Seen[]): readonly Seen[] {
    return resources.filter((resource) => isMadeByAws(resource) && !isOnlyRead(resource, this.registered));
  }
}
