import type { AuditAnswer, AuditResult } from "../auditReport";
import type { Severity } from "../severities";
import { thingKey } from "../thingKey";

/** What an earlier audit answered, without its words: a report of ten thousand accounts fits into some megabytes. */
export interface EarlierReport {
  /** When that audit began, in ISO 8601, UTC. */
  readonly startedAt: string;
  /** The version of the package that made it. */
  readonly version: string;
  readonly isComplete: boolean;
  /** The accounts that did not answer, by id or by how they were to be reached. */
  readonly silent: ReadonlySet<string>;
  readonly answers: EarlierAnswers;
}

/** The answer of a rule, and how much it mattered. */
export interface EarlierAnswer {
  readonly answer: AuditAnswer;
  readonly severity: Severity;
}

/** What a result is about. */
export type About = Pick<AuditResult, "accountId" | "rule" | "resource">;

/** What rules answered about one thing. */
interface EarlierThing {
  readonly about: Omit<About, "rule">;
  readonly byRule: Map<string, EarlierAnswer>;
}

/** The answers of an earlier report, by what they are about. */
export class EarlierAnswers {
  /** The rules that were asked. */
  readonly rules = new Set<string>();
  /** The accounts that were asked. */
  readonly accounts = new Set<string>();
  readonly #things = new Map<string, EarlierThing>();
  /** Equal answers and texts are one object: there are hundreds of thousands of them. */
  readonly #shared = new Map<string, EarlierAnswer>();
  readonly #names = new Map<string, string>();

  add({ accountId, rule, resource, answer, severity }: About & EarlierAnswer): void {
    const account = this.#name(accountId);
    this.accounts.add(account);
    this.rules.add(this.#name(rule));
    const about = { accountId: account, ...(resource !== undefined && { resource }) };
    const key = thingKey(about);
    let thing = this.#things.get(key);
    if (thing === undefined) {
      thing = { about, byRule: new Map() };
      this.#things.set(key, thing);
    }
    thing.byRule.set(this.#name(rule), this.#answer({ answer, severity }));
  }

  /** What was answered. */
  get({ rule, ...about }: About): EarlierAnswer | undefined {
    return this.#things.get(thingKey(about))?.byRule.get(rule);
  }

  /** What was answered, which is then taken out: what is left at the end was not asked for. */
  take(about: About): EarlierAnswer | undefined {
    const answer = this.get(about);
    this.#things.get(thingKey(about))?.byRule.delete(about.rule);
    return answer;
  }

  /** All answers that were not taken out, by the order in which things were first met. */
  *[Symbol.iterator](): Iterator<About & EarlierAnswer> {
    for (const { about, byRule } of this.#things.values()) {
      const { accountId, resource } = about;
      for (const [rule, { answer, severity }] of byRule) {
        yield { accountId, rule, answer, severity, ...(resource !== undefined && { resource }) };
      }
    }
  }

  #answer(given: EarlierAnswer): EarlierAnswer {
    const key = `${given.answer} ${given.severity}`;
    const shared = this.#shared.get(key) ?? given;
    this.#shared.set(key, shared);
    return shared;
  }

  #name(text: string): string {
    const shared = this.#names.get(text) ?? text;
    this.#names.set(shared, shared);
    return shared;
  }
}
