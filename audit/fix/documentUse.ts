import type { Request } from "./composed";

/** Which documents the accounts of a report ask to change, as far as several ask for one. */
export class DocumentUse {
  /** The account that asked first, by its place among all. */
  readonly #first = new Map<string, number>();
  readonly #shared = new Map<string, Set<number>>();

  /** Takes what one account asks for. */
  note(account: number, requests: readonly Request[]): void {
    for (const id of requests.flatMap(documentsOf)) {
      const first = this.#first.get(id) ?? account;
      this.#first.set(id, first);
      if (first !== account) {
        const accounts = this.#shared.get(id) ?? new Set([first]);
        this.#shared.set(id, accounts.add(account));
      }
    }
  }

  /** The documents that several accounts ask to change, and the places of these accounts. */
  shared(): { readonly ids: ReadonlySet<string>; readonly accounts: ReadonlySet<number> } {
    return {
      ids: new Set(this.#shared.keys()),
      accounts: new Set([...this.#shared.values()].flatMap((accounts) => [...accounts])),
    };
  }
}

/** Whether a request changes one of these documents. */
export function changesAny(request: Request, ids: ReadonlySet<string>): boolean {
  return documentsOf(request).some((id) => ids.has(id));
}

function documentsOf({ plan }: Request): readonly string[] {
  return plan.steps.flatMap((step) => ("document" in step ? [step.document.id] : []));
}
