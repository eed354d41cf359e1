import type { Document } from "./document";
import { ruleGroups } from "./ruleGroups";
import { ruleIndex } from "./ruleIndex";
import { rulePage } from "./rulePage";

/** The folder of the pages of the rules. Everything in it is generated. */
export const ruleFolder = "docs/rules";

/** The page of every rule, and the one that lists them. */
export function ruleDocuments(): readonly Document[] {
  return [
    { path: `${ruleFolder}/README.md`, text: ruleIndex(ruleGroups) },
    ...ruleGroups.flatMap((group) =>
      group.rules.map((each) => ({ path: `${ruleFolder}/${each.rule.name}.md`, text: rulePage(group, each) })),
    ),
  ];
}
