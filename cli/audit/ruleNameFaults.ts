import { rules } from "../../audit/choices";
import { nearest, quote } from "../../audit/text";

/** What is wrong with names of rules, as sentences without their full stop. There are too many rules to name them all. */
export function ruleNameFaults(names: readonly string[]): readonly string[] {
  const all = rules.map(({ name }) => name);
  return names
    .filter((name) => !all.includes(name))
    .map((name) => {
      const meant = nearest(name, all);
      const instead =
        meant === undefined ? "`cloudtrail-baseline audit explain` lists them" : `Did you mean "${meant}"?`;
      return `${quote(name)} is not a rule. ${instead}`;
    });
}
