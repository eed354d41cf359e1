import { rules } from "../../../rules/catalogue";
import { controlCatalogues } from "../../explain/ruleControls";
import type { PageRule } from "./reportData";
import type { RuleTally } from "../tally";

/** What the page says about each rule of a report, in the order of its columns: that of the catalogue, then the others. */
export function pageRules(seen: readonly Pick<RuleTally, "name" | "severity">[]): readonly PageRule[] {
  const names = new Set(seen.map(({ name }) => name));
  const known = rules.filter(({ name }) => names.has(name));
  const others = seen.filter(({ name }) => !known.some((rule) => rule.name === name));
  return [
    ...known.map(({ name, displayName, severity, description, controls, url }) => ({
      name,
      title: displayName,
      severity,
      description,
      url,
      controls: controlCatalogues
        .map(({ key, title }) => ({ catalogue: title, ids: controls[key].ids }))
        .filter(({ ids }) => ids.length > 0),
    })),
    ...others.map(({ name, severity }) => ({ name, title: name, severity, description: "", controls: [] })),
  ];
}
