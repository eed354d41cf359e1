import type { Unknown } from "../../rules/facts/fact";
import type { Shortcoming } from "../../rules/rule";
import { isNotGiven, notGivenAsSaid } from "../facts/explain";

/** Lets one rule explain why nothing is known about a resource, and the others refer to it. */
export class Explanations {
  /** The rule that explains, by the remedy, which names the resource. */
  readonly #rules = new Map<string, string>();

  /** Forgets what a rule explained about the stack before, as it begins with another one. */
  begin(rule: string): void {
    for (const [remedy, explaining] of this.#rules) {
      if (explaining === rule) this.#rules.delete(remedy);
    }
  }

  /** What a rule is about to report, with reasons in short that another rule has explained. */
  shortened(rule: string, shortcoming: Shortcoming): Shortcoming {
    const findings = shortcoming.findings.map((finding) => ({
      ...finding,
      doubts: finding.doubts.map(({ question, reason }) => ({ question, reason: this.#shortened(rule, reason) })),
    }));
    return { ...shortcoming, findings };
  }

  #shortened(rule: string, reason: Unknown): Unknown {
    if (!isNotGiven(reason)) {
      return reason;
    }
    const explaining = this.#rules.get(reason.remedy) ?? rule;
    this.#rules.set(reason.remedy, explaining);
    return explaining === rule ? reason : notGivenAsSaid(explaining);
  }
}
