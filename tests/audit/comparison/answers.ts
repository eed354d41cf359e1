/** What rules answer about the things of one account, told the same way by the policy pack and by an audit. */
import type { AuditResult } from "../../../audit/auditReport";
import type { AskedRule } from "../../../audit/judge/askedRules";
import { accountRules, rules } from "../../../rules/catalogue";
import { type AnalyzerProcess, nameIn, type Report } from "../../policypack/truthTable/analyzerProcess";
import { entriesOf } from "../../policypack/truthTable/snapshot";
import { type AccountSetup, home, idOf } from "./accountSetup";
import { askAudit } from "./askAudit";
import { stackOf } from "./stack";

/** That something does not pass, and what is said of it. */
export interface Answer {
  readonly answer: "violation" | "unknown";
  /** In the words of its side. */
  readonly why: string;
}

/**
 * What does not pass, by the rule and the thing: `cloudtrail-logging-enabled of audit`, or the rule alone where it is the
 * account.
 */
export type Answers = ReadonlyMap<string, Answer>;

/** The rules that both can answer. */
export const sharedRules: readonly AskedRule[] = rules
  .filter(({ onlyIn }) => onlyIn === undefined)
  .map((rule) => ({ rule, settings: {}, exceptions: [] }));

const names = new Set(sharedRules.map(({ rule }) => rule.name));
const namesOfAccountRules: ReadonlySet<string> = new Set(accountRules.map(({ name }) => name));

/** Has the pack block what breaks rules, and note what it does not know. */
export const configuration = Object.fromEntries(
  rules.map(({ name }) => [name, { enforcementLevel: names.has(name) ? "mandatory" : "disabled", unknown: "warn" }]),
);

/** What the pack answers about the stack that would make a setup. */
export async function answersOfPack(
  analyzer: AnalyzerProcess,
  setup: AccountSetup,
  accountId: string,
): Promise<Answers> {
  const providers = { own: { region: home, allowedAccountIds: JSON.stringify([accountId]) } };
  const resources = stackOf(setup, accountId).map((each) => ({ ...each, provider: "own" }));
  const reports = await analyzer.analyze(entriesOf({ title: "", resources, found: {}, providers }));
  return new Map(
    reports
      .filter(({ policyName }) => names.has(policyName))
      .map((report) => [
        subjectOf(report),
        { answer: report.enforcementLevel === "mandatory" ? "violation" : "unknown", why: report.message },
      ]),
  );
}

function subjectOf({ policyName, resourceUrn }: Report): string {
  return namesOfAccountRules.has(policyName) ? policyName : `${policyName} of ${nameIn(resourceUrn)}`;
}

/** What an audit answers about the account. */
export async function answersOfAudit(accountId: string): Promise<Answers> {
  const results = await askAudit(accountId, sharedRules);
  return new Map(
    results.flatMap((result) => {
      const { answer, why } = result;
      return answer === "violation" || answer === "unknown" ? [[subjectOfResult(result), { answer, why }]] : [];
    }),
  );
}

function subjectOfResult({ rule, resource }: AuditResult): string {
  return resource === undefined ? rule : `${rule} of ${idOf(resource.name)}`;
}

/** What the two say otherwise, one line a difference. */
export function differences(pack: Answers, audit: Answers): readonly string[] {
  const subjects = new Set([...pack.keys(), ...audit.keys()]);
  return [...subjects]
    .filter((subject) => pack.get(subject)?.answer !== audit.get(subject)?.answer)
    .sort()
    .map((subject) => `${subject}: pack ${told(pack.get(subject))}; audit ${told(audit.get(subject))}`);
}

function told(answer: Answer | undefined): string {
  return answer === undefined ? "passes it" : `${answer.answer} (${answer.why})`;
}
