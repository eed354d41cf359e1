import { entryOf } from "../../rules/configuration/presets";
import type { Rule } from "../../rules/rule";
import { compareControls, type ControlCatalogue, controlCatalogues } from "../../audit/explain/ruleControls";
import type { RuleGroup } from "./ruleGroups";
import { prose } from "./rulePage";
import { table } from "./table";

/** The page that lists every rule, by what it judges and by the controls that it serves. */
export function ruleIndex(groups: readonly RuleGroup[]): string {
  const rules = groups.flatMap((group) => group.rules.map(({ rule }) => rule));
  return [
    "<!-- Written by `npm run docs` from rules/catalogue.ts: change the rules there. -->",
    "# Rules",
    `${rules.length} rules. [policypack/README.md](../../policypack/README.md) says how to choose among them with a preset ` +
      "and how to configure them, [checkers-policypack.md](../checkers-policypack.md) how they compare with what other " +
      "checkers check, [rules/README.md](../../rules/README.md) what a rule is and which were refused, and why.",
    "## By what they judge",
    ...groups.filter((group) => group.rules.length > 0).flatMap(groupSection),
    ...controlCatalogues.flatMap((catalogue) => controlSection(catalogue, rules)),
  ].join("\n\n");
}

function groupSection({ title, judges, rules }: RuleGroup): string[] {
  return [
    `### ${title}`,
    `They judge ${judges}.`,
    table(
      ["Rule", "What it asks", "Severity", "Level by default", "NIST SP 800-53 Rev. 4"],
      rules.map(({ rule }) => [
        linkTo(rule),
        prose(rule.description),
        rule.severity,
        entryOf("baseline", rule).enforcementLevel,
        rule.controls.nist80053Rev4.ids.join(", "),
      ]),
    ),
  ];
}

function controlSection({ key, title, url }: ControlCatalogue, rules: readonly Rule<never>[]): string[] {
  const controls = [...new Set(rules.flatMap((rule): readonly string[] => rule.controls[key].ids))].sort(
    compareControls,
  );
  return [
    `## By control of ${title}`,
    `As [AWS maps its rules to them](${url}). † marks a rule that AWS does not have for itself: that it serves the ` +
      "control is this project's reading.",
    controls.length === 0
      ? "None."
      : table(
          ["Control", "Rules"],
          controls.map((control) => [
            control,
            rules
              .filter((rule) => (rule.controls[key].ids as readonly string[]).includes(control))
              .map((rule) => (rule.controls[key].mappedFrom.length > 0 ? linkTo(rule) : `${linkTo(rule)}†`))
              .join(", "),
          ]),
        ),
  ];
}

function linkTo({ name }: Rule<never>): string {
  return `[\`${name}\`](${name}.md)`;
}
