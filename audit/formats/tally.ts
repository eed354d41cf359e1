import { gate } from "../../rules/catalogue";
import { addTo } from "../../rules/lists";
import type { AuditAnswer, AuditResult } from "../auditReport";
import { answers } from "../answers";
import { severities, type Severity } from "../severities";

/** What was counted about a rule: accounts, each by the answer that matters most. */
export interface RuleTally {
  readonly name: string;
  readonly severity: Severity;
  /** Numbers of accounts in the order of the report. */
  readonly accounts: ReadonlyMap<AuditAnswer, readonly number[]>;
}

/** Counts what a report says, one account after the other. It keeps numbers, and no texts of results. */
export class Tally {
  readonly accountIds: string[] = [];
  readonly #rules = new Map<string, { severity: Severity; accounts: Map<AuditAnswer, number[]> }>();
  readonly #permissions = new Map<string, number>();
  readonly #worst = new Map<AuditAnswer, number>();

  /**
   * Counts an account with all of its results.
   *
   * @param isAnswered - whether the account answered: what one that did not lacks is no permission of a role
   */
  add(accountId: string, results: readonly AuditResult[], isAnswered: boolean): void {
    const account = this.accountIds.push(accountId) - 1;
    const byRule = new Map<string, AuditResult[]>();
    for (const result of results) {
      addTo(byRule, result.rule, result);
    }
    for (const [name, own] of byRule) {
      const rule = this.#ruleNamed(name, own[0]?.severity ?? "low");
      addTo(rule.accounts, worstOf(own), account);
    }
    const missing = isAnswered ? results.flatMap(({ missingPermissions = [] }) => missingPermissions) : [];
    for (const permission of new Set(missing)) {
      this.#permissions.set(permission, (this.#permissions.get(permission) ?? 0) + 1);
    }
    const worst = worstOf(results);
    this.#worst.set(worst, (this.#worst.get(worst) ?? 0) + 1);
  }

  /** The rules, in the order in which they were first seen. */
  get rules(): readonly RuleTally[] {
    return [...this.#rules].map(([name, tally]) => ({ name, ...tally }));
  }

  /** How many accounts lack each permission, the most missed first. */
  get permissions(): readonly (readonly [permission: string, accounts: number])[] {
    return [...this.#permissions].sort(([, one], [, other]) => other - one);
  }

  /** How many accounts have this answer and none that matters more. */
  accountsWith(answer: AuditAnswer): number {
    return this.#worst.get(answer) ?? 0;
  }

  #ruleNamed(name: string, severity: Severity): { accounts: Map<AuditAnswer, number[]> } {
    const known = this.#rules.get(name);
    if (known !== undefined) {
      return known;
    }
    const rule = { severity, accounts: new Map<AuditAnswer, number[]>() };
    this.#rules.set(name, rule);
    return rule;
  }
}

/** The answer that matters most. */
function worstOf(results: readonly AuditResult[]): AuditAnswer {
  return answers.find((answer) => results.some((result) => result.answer === answer)) ?? "compliant";
}

/**
 * The rules that accounts are known to break: the gate, as it is what an audit is about and many others ask for a part of it,
 * then the worst first, by severity and by how many accounts.
 */
export function brokenRules(tallies: readonly RuleTally[]): readonly RuleTally[] {
  const broken = (tally: RuleTally): number => tally.accounts.get("violation")?.length ?? 0;
  const rank = ({ name, severity }: RuleTally): number =>
    name === gate ? severities.length : severities.indexOf(severity);
  return tallies
    .filter((tally) => broken(tally) > 0)
    .toSorted((one, other) => rank(other) - rank(one) || broken(other) - broken(one));
}
