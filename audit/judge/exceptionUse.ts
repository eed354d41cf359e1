import { type Exception, isAbout, type Subject } from "../../rules/configuration/exceptions";
import type { AskedRule } from "./askedRules";

/** Which exceptions are about anything that was seen. */
export class ExceptionUse {
  readonly #unused: ReadonlyMap<AskedRule, Set<Exception>>;

  constructor(asked: readonly AskedRule[]) {
    this.#unused = new Map(asked.map((rule) => [rule, new Set(rule.exceptions)]));
  }

  /** Takes something that a rule was asked about. */
  note(rule: AskedRule, subject: Subject): void {
    const unused = this.#unused.get(rule);
    for (const exception of unused ?? []) {
      if (isAbout(exception, subject)) unused?.delete(exception);
    }
  }

  isUsed(rule: AskedRule, exception: Exception): boolean {
    return this.#unused.get(rule)?.has(exception) !== true;
  }
}
