import { controlCatalogues, pageOf } from "../../audit/explain/ruleControls";
import { levelOf, questionsFor, requirements, settingWords } from "../../audit/explain/ruleWords";
import { settingsOf } from "../../rules/configuration/configurable";
import { remedies } from "../../policypack/policies/remedies";
import type { Mapping } from "../../rules/controls";
import { entryOf, presetNames } from "../../rules/configuration/presets";
import { report } from "../../rules/report";
import { optInReasons, type Reader, type Rule } from "../../rules/rule";
import type { DocumentedRule, RuleGroup } from "./ruleGroups";
import { table } from "./table";

/** The page that describes a rule. */
export function rulePage(group: RuleGroup, documented: DocumentedRule): string {
  const { folder } = group;
  const { rule } = documented;
  return [
    `<!-- Written by \`npm run docs\` from rules/${folder}/${fileOf(rule.name)}: change the rule there. -->`,
    `# ${rule.name}`,
    prose(rule.description),
    [
      `- Judges: ${judged(group, rule)}`,
      `- Severity: ${rule.severity}`,
      `- On by default: ${rule.optIn === undefined ? "yes" : `no, as ${optInReasons[rule.optIn]}`}`,
      `- See: <${rule.url}>`,
    ].join("\n"),
    "## Answers",
    ...answers(documented, rule.onlyIn === "account" ? noTrailShows : group.notApplicable),
    "## In an audit",
    ...inAudit(group, rule),
    "## How to comply",
    `In a program: ${prose(rule.remediation.program)}`,
    `In an account: ${prose(rule.remediation.account)}`,
    ...remediate(rule.name),
    "## Levels",
    levels(rule),
    "## Settings",
    settings(rule),
    "In the file that `--policy-pack-config` names, with the defaults:",
    fenced("json", JSON.stringify(configuration(rule), undefined, 2)),
    "## Controls",
    ...controls(rule),
    ...example(documented),
    "All rules: [README.md](README.md)",
  ].join("\n\n");
}

/** When a rule that only accounts answer has nothing to judge. */
const noTrailShows = "no trail shows in the account";

/** What a rule judges, and why one reader alone can ask it. */
function judged({ judges, judgesLive }: RuleGroup, { onlyIn }: Rule<never>): string {
  const words: Readonly<Record<Reader, string>> = {
    program: `${judges}, in a program: an account does not show it`,
    account: `${judgesLive}, in an account: a program does not show it`,
  };
  return onlyIn === undefined ? judges : words[onlyIn];
}

/** How an account answers a rule. */
function inAudit({ judgesLive }: RuleGroup, rule: Rule<never>): string[] {
  return rule.onlyIn === "program"
    ? ["`cloudtrail-baseline audit` does not answer this rule, as no account shows what it is about."]
    : [
        `\`cloudtrail-baseline audit\` judges ${judgesLive}, and asks AWS, where there is something to ask about:`,
        table(
          ["Permission", "Tells"],
          questionsFor(rule).map(({ permission, tells }) => [
            permission === undefined ? "none" : `\`${permission}\``,
            prose(tells),
          ]),
        ),
      ];
}

function answers({ rule, onNotKnown }: DocumentedRule, notApplicable: string): string[] {
  const required = requirements(rule, onNotKnown);
  const verdict = onNotKnown({});
  const questions =
    "findings" in verdict
      ? verdict.findings.flatMap(({ kind, doubts }) => doubts.map(({ question }) => `the ${kind} ${question}`))
      : [];
  return [
    [
      `- **compliant**: the requirement is certainly met${required.length === 0 ? "." : ":"}`,
      ...required.map((each) => `  - ${prose(each)}`),
      "- **violation**: the requirement is certainly not met, whatever the unknown values are. An absent property counts as " +
        "the default of AWS and the provider.",
      "- **unknown**: the answer depends on a value that is not known. It blocks like a violation, unless `unknown` is " +
        `\`warn\`.${questions.length === 0 ? "" : " It has to be known whether"}`,
      ...questions.map((question) => `  - ${prose(question)}`),
      `- **not applicable**: ${notApplicable}, or the rule is about something else; the answer says why.`,
    ].join("\n"),
  ];
}

function controls(rule: Rule<never>): string[] {
  const served = controlCatalogues.filter(({ key }) => rule.controls[key].ids.length > 0);
  if (served.length === 0) {
    return ["None of NIST SP 800-53, the CIS AWS Foundations Benchmark and PCI DSS."];
  }
  return [
    table(
      ["Catalogue", "Controls", "Who says so"],
      controlCatalogues.map(({ key, title, url }) => [
        `[${title}](${url})`,
        rule.controls[key].ids.join(", ") || "none",
        sourceOf(rule.controls[key]),
      ]),
    ),
  ];
}

/** Who says that a rule serves controls. */
function sourceOf({ ids, mappedFrom }: Mapping<string>): string {
  if (ids.length === 0) {
    return "";
  }
  return mappedFrom.length === 0
    ? "this project: AWS has no check for this alone"
    : `AWS, of ${mappedFrom.map((check) => `[\`${check}\`](${pageOf(check)})`).join(" and ")}`;
}

function remediate(name: string): string[] {
  const properties = Object.entries(remedies[name] ?? {}).map(([key, value]) => `\`${key}\` to \`${value}\``);
  return properties.length === 0
    ? []
    : [
        `At the level \`remediate\` the pack sets ${properties.join(" and ")} on each trail before it is deployed, ` +
          "instead of refusing it.",
      ];
}

function levels(rule: Rule<never>): string {
  return table(
    ["Preset", "Level"],
    presetNames.map((preset) => [`\`${preset}\``, levelOf(preset, rule)]),
  );
}

function settings(rule: Rule<never>): string {
  return Object.entries(settingsOf(rule))
    .map(([name, setting]) => `- ${settingWords(name, setting)}: ${prose(setting.description)}`)
    .join("\n");
}

function configuration(rule: Rule<never>): object {
  const values = Object.entries(settingsOf(rule)).map(([name, setting]) => [
    name,
    "default" in setting ? setting.default : [],
  ]);
  const { enforcementLevel } = entryOf("baseline", rule);
  return { [rule.name]: { enforcementLevel, ...(Object.fromEntries(values) as object) } };
}

function example({ rule, onBad }: DocumentedRule): string[] {
  return onBad === undefined ? [] : ["## Example of a report", fenced("text", report(rule, onBad, "program"))];
}

function fenced(language: string, code: string): string {
  return ["```" + language, code, "```"].join("\n");
}

/** The words of a rule as Markdown, in which only backticks keep their meaning. */
export function prose(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") ? part : part.replace(/[*_<[\]]/g, "\\$&")))
    .join("");
}

/** The name of a rule's file: its own name in camelCase. */
function fileOf(name: string): string {
  return `${name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}.ts`;
}
