/**
 * The truth table: stacks and the verdict of every rule about each, through the real analyzer. Each case is a change of a
 * stack that every rule lets pass, so that a case states what all rules answer, not only those it is about.
 *
 * Each case is analyzed as a stack of its own by the executable pack, over gRPC, and together with the others by the
 * CLI and the pack as a directory, each case in an account of its own.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { accountRules, rules } from "../../../rules/catalogue";
import { useToolchain } from "../../toolchain";
import { analyze } from "../analyzer";
import { accountCases } from "./accountCases";
import { AnalyzerProcess, nameIn, type Report } from "./analyzerProcess";
import { bucketCases } from "./bucketCases";
import { bucketPolicyCases } from "./bucketPolicyCases";
import { accountOf, type Case, type Found, named, prefixOf, type RuleSettings, type Verdict } from "./case";
import { deliveryCases } from "./deliveryCases";
import { exceptionCases } from "./exceptionCases";
import { keyCases } from "./keyCases";
import { selectorCases } from "./selectorCases";
import { entriesOf, type Entry, stateFileOf, withProviders } from "./snapshot";
import { trailCases } from "./trailCases";

const groups: Readonly<Record<string, readonly Case[]>> = {
  "of accounts": accountCases,
  "of trails": trailCases,
  "of event selectors": selectorCases,
  "of log buckets": bucketCases,
  "of the policies of log buckets": bucketPolicyCases,
  "of keys": keyCases,
  "of deliveries": deliveryCases,
  "of exceptions": exceptionCases,
};

/** A case under names and in an account of its own. */
interface NamedCase {
  readonly group: string;
  readonly index: number;
  readonly example: Case;
  readonly entries: readonly Entry[];
}

const cases = Object.entries(groups)
  .flatMap(([group, examples]) => examples.map((example) => ({ group, example })))
  .map(({ group, example }, index): NamedCase => {
    const itself = named(withProviders(example), index);
    return { group, index, example: itself, entries: entriesOf(itself) };
  });

/** Cases that do not change the answers about others in the same stack, so that the CLI can be asked about many at once. */
const shareable = cases.filter(({ example }) => example.isAlone !== true && example.settings === undefined);

/** What one way of asking reports about a case, blocking by default and with doubts as notes. */
interface Answer {
  readonly blocking: readonly Report[];
  readonly noting: readonly Report[];
}

const accountRuleNames: readonly string[] = accountRules.map(({ name }) => name);

/** A case's name for what a report is about: nothing where it is the stack or a part that every case has. */
function subjectOf({ policyName, resourceUrn }: Report): string {
  const name = nameIn(resourceUrn).replace(/^c\d+-/, "");
  const isUsual = accountRuleNames.includes(policyName) || ["audit", "logs", "key"].includes(name);
  return isUsual ? policyName : `${policyName} of ${name}`;
}

/** What the two analyses of a case come to. */
function foundIn({ blocking, noting }: Answer): Found {
  assert.deepEqual(
    blocking.filter(({ enforcementLevel }) => enforcementLevel !== "mandatory"),
    [],
  );
  assert.deepEqual(blocking.map(subjectOf).sort(), noting.map(subjectOf).sort());
  assert.equal(new Set(noting.map(subjectOf)).size, noting.length);
  return Object.fromEntries(
    noting.map((report): [string, Verdict] => [
      subjectOf(report),
      report.enforcementLevel === "mandatory" ? "violation" : "unknown",
    ]),
  );
}

/** What an analysis of many cases reports about one. */
function about(index: number, reports: readonly Report[]): readonly Report[] {
  return reports.filter(({ policyName, resourceUrn, message }) =>
    accountRuleNames.includes(policyName)
      ? message.includes(accountOf(index))
      : nameIn(resourceUrn).startsWith(`${prefixOf(index)}-`),
  );
}

/** Settings of which the second come on top. */
function merged(first: RuleSettings, second: RuleSettings): RuleSettings {
  const names = new Set([...Object.keys(first), ...Object.keys(second)]);
  return Object.fromEntries([...names].map((name) => [name, { ...first[name], ...second[name] }]));
}

/**
 * The tests that every rule answers about each case as the table says.
 *
 * @param each - of how many cases one is also put to the CLI
 */
export function answersAsItSays({ each }: { readonly each: number }): void {
  useToolchain();
  const byProcess = new Map<number, Answer>();
  const byCli = new Map<number, Answer>();
  const noted: RuleSettings = Object.fromEntries(rules.map(({ name }) => [name, { unknown: "warn" }]));
  let strict: RuleSettings;

  before("analyze every case", async () => {
    const preset = join(__dirname, "..", "..", "..", "policypack", "presets", "strict.json");
    strict = JSON.parse(await readFile(preset, "utf8")) as RuleSettings;
    await Promise.all([askProcess(), askCli()]);
  });

  async function askProcess(): Promise<void> {
    const analyzer = await AnalyzerProcess.start();
    try {
      // Nothing is a note of what is not known where nothing is reported at all.
      const blocking = await reportsOf(cases, {}, analyzer);
      const complained = cases.filter(({ index }) => blocking.get(index)?.length !== 0);
      const noting = await reportsOf(complained, noted, analyzer);
      for (const { index } of cases) {
        byProcess.set(index, { blocking: blocking.get(index) ?? [], noting: noting.get(index) ?? [] });
      }
    } finally {
      await analyzer.stop();
    }
  }

  async function reportsOf(some: readonly NamedCase[], more: RuleSettings, analyzer: AnalyzerProcess) {
    const usual = merged(strict, more);
    const reports = new Map<number, readonly Report[]>();
    let configured: RuleSettings | undefined;
    for (const { example, index, entries } of some) {
      const settings = example.settings === undefined ? usual : merged(usual, example.settings);
      if (configured !== settings) {
        await analyzer.configure(settings);
        configured = settings;
      }
      reports.set(index, await analyzer.analyze(entries));
    }
    return reports;
  }

  async function askCli(): Promise<void> {
    const shared = shareable.filter(({ index }) => index % each === 0);
    const state = stateFileOf(shared.flatMap(({ entries }) => entries));
    const blocking = await analyze({ state, config: strict });
    const noting = await analyze({ state, config: merged(strict, noted) });
    assert.equal(blocking.exitCode, 1, blocking.errors);
    for (const { index } of shared) {
      byCli.set(index, { blocking: about(index, blocking.violations), noting: about(index, noting.violations) });
    }
  }

  for (const group of Object.keys(groups)) {
    describe(group, () => {
      for (const { example, index } of cases.filter((one) => one.group === group)) {
        it(example.title, () => {
          const answer = byProcess.get(index);
          assert.ok(answer !== undefined);
          assert.deepEqual(foundIn(answer), example.found);
          const answerOfCli = byCli.get(index);
          assert.deepEqual(answerOfCli === undefined ? example.found : foundIn(answerOfCli), example.found);
        });
      }
    });
  }

  it("has a case for each rule that breaks it, and one that leaves it unknown", () => {
    const verdicts = cases
      .flatMap(({ example }) => Object.entries(example.found))
      .map(([key, verdict]) => {
        const [name = ""] = key.split(" of ");
        return `${name} ${verdict}`;
      });
    const missing = rules
      .filter(({ onlyIn }) => onlyIn !== "account")
      .flatMap(({ name }) => [`${name} violation`, `${name} unknown`])
      .filter((wanted) => !verdicts.includes(wanted));
    assert.deepEqual(missing, []);
  });
}
