import { accountRules, deliveryRules, keyRules, logBucketRules, rules, trailRules } from "../../rules/catalogue";
import { settingsOf } from "../../rules/configuration/configurable";
import { presetNames } from "../../rules/configuration/presets";
import type { Mapping } from "../../rules/controls";
import { optInReasons, type Rule, type Settings, type Verdict } from "../../rules/rule";
import { wrap } from "../wrap";
import { controlCatalogues } from "./ruleControls";
import { accountExamples, keyExamples, logBucketExamples, trailExamples } from "./ruleExamples";
import { judgedInAccounts, levelOf, questionsFor, requirements, settingWords } from "./ruleWords";

/** How to lay a page out. */
export interface PageLayout {
  /** How many columns a line has. */
  readonly width: number;
  /** Makes a title stand out. */
  readonly title: (text: string) => string;
}

/** A rule, what it judges in an account, and its answer where nothing is known. */
interface Explained {
  readonly rule: Rule<never>;
  readonly judges: string;
  readonly onNotKnown: (settings: Settings) => Verdict;
}

const explained: readonly Explained[] = [
  ...of(accountRules, judgedInAccounts.account, accountExamples.notKnown),
  ...of([...trailRules, ...deliveryRules], judgedInAccounts.trail, trailExamples.notKnown),
  ...of(logBucketRules, judgedInAccounts.logBucket, logBucketExamples.notKnown),
  ...of(keyRules, judgedInAccounts.key, keyExamples.notKnown),
];

function of<Facts>(some: readonly Rule<Facts>[], judges: string, notKnown: Facts): readonly Explained[] {
  return some.map((rule) => ({ rule, judges, onNotKnown: (settings) => rule.evaluate(notKnown, settings) }));
}

/** The page of a rule, for a terminal; `undefined` where there is no such rule. */
export function explainRule(name: string, layout: PageLayout): string | undefined {
  const found = explained.find(({ rule }) => rule.name === name);
  return found === undefined ? undefined : page(found, layout);
}

function page({ rule, judges, onNotKnown }: Explained, { width, title }: PageLayout): string {
  const text = (words: string): string => wrap(words, width);
  const list = (items: readonly string[]): string => items.map((each) => wrap(each, width, "- ", "  ")).join("\n");
  const section = (name: string, content: string): string => (content === "" ? "" : `${title(name)}\n${content}`);
  const optIn = rule.optIn === undefined ? "yes" : `no, as ${optInReasons[rule.optIn]}`;
  return `${[
    title(rule.name),
    text(rule.description),
    list([
      `Judges: ${rule.onlyIn === "program" ? "programs only, as no account shows what it is about" : judges}`,
      `Severity: ${rule.severity}`,
      `On by default: ${optIn}`,
      `See: ${rule.url}`,
    ]),
    section("Requires", list(requirements(rule, onNotKnown))),
    section(
      "How to comply",
      [`In an account: ${rule.remediation.account}`, `In a program: ${rule.remediation.program}`].map(text).join("\n"),
    ),
    section(
      "Asks AWS",
      list(questionsFor(rule).map(({ permission = "no permission", tells }) => `${permission}: ${tells}`)),
    ),
    section("Settings", list(settings(rule))),
    section("Levels", list(presetNames.map((preset) => `${preset}: ${levelOf(preset, rule)}`))),
    section("Controls", list(controls(rule))),
  ]
    .filter((part) => part !== "")
    .join("\n\n")}\n`;
}

/** Those that mean something to an audit: its own, and exceptions. */
function settings(rule: Rule<never>): readonly string[] {
  const own = Object.keys(rule.settings ?? {});
  return Object.entries(settingsOf(rule))
    .filter(([name]) => own.includes(name) || name === "exceptions")
    .map(([name, setting]) => `${settingWords(name, setting)}: ${setting.description}`);
}

function controls(rule: Rule<never>): readonly string[] {
  return controlCatalogues
    .filter(({ key }) => rule.controls[key].ids.length > 0)
    .map(({ key, title }) => `${title}: ${rule.controls[key].ids.join(", ")} (${sourceOf(rule.controls[key])})`);
}

/** Who says that a rule serves controls. */
function sourceOf({ mappedFrom }: Mapping<string>): string {
  return mappedFrom.length === 0 ? "this project's reading" : `AWS, of ${mappedFrom.join(" and ")}`;
}

/** Every rule in a line or two, in the order of reports. */
export function listRules({ width, title }: PageLayout): string {
  return rules
    .map(({ name, description, severity }) => `${title(name)} (${severity})\n${wrap(description, width, "  ")}\n`)
    .join("");
}
