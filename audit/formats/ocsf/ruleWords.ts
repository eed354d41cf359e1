import { rules } from "../../../rules/catalogue";
import type { Controls } from "../../../rules/controls";
import type { Rule } from "../../../rules/rule";

/** The catalogues of controls, with their names and how Security Hub writes a control of theirs. */
const catalogues: Readonly<
  Record<keyof Controls, { readonly name: string; readonly written: (id: string) => string }>
> = {
  nist80053Rev4: { name: "NIST SP 800-53 Revision 4", written: (id) => `NIST.800-53.r4 ${id}` },
  nist80053Rev5: { name: "NIST SP 800-53 Revision 5", written: (id) => `NIST.800-53.r5 ${id}` },
  cisAwsFoundations: {
    name: "CIS AWS Foundations Benchmark v3.0.0",
    written: (id) => `CIS AWS Foundations Benchmark v3.0.0/${id}`,
  },
  pciDss: { name: "PCI DSS v4.0.1", written: (id) => `PCI DSS v4.0.1/${id}` },
};

/** What findings of a rule have in common. */
export interface RuleWords {
  readonly title: string;
  /** The rule itself; absent where this release does not know it. */
  readonly rule?: Rule<never>;
  /** The names of the catalogues that have controls which it serves. */
  readonly standards: readonly string[];
  /** These controls, as Security Hub writes them. */
  readonly requirements: readonly string[];
}

const all: ReadonlyMap<string, RuleWords> = new Map(rules.map((rule) => [rule.name, wordsFor(rule)]));

/** What findings of a rule have in common. */
export function ruleWords(name: string): RuleWords {
  return all.get(name) ?? { title: name, standards: [], requirements: [] };
}

function wordsFor(rule: Rule<never>): RuleWords {
  const served = Object.entries(catalogues).map(([key, { name, written }]) => ({
    name,
    controls: rule.controls[key as keyof Controls].ids.map(written),
  }));
  return {
    title: rule.displayName,
    rule,
    standards: served.filter(({ controls }) => controls.length > 0).map(({ name }) => name),
    requirements: served.flatMap(({ controls }) => controls),
  };
}
