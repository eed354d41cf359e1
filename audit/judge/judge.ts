import { accountRules, deliveryRules, keyRules, logBucketRules, trailRules } from "../../rules/catalogue";
import type { Rule, Settings } from "../../rules/rule";
import type { AuditedResource, AuditResult } from "../auditReport";
import { fixesOf } from "../fix/fixesOf";
import type { Subject } from "../fix/subject";
import type { AskedRule } from "./askedRules";
import { whyNoneHere } from "./elsewhere";
import { exceptionNotes } from "./exceptionNotes";
import { type Answer, type Case, type Result, resultOf } from "./result";
import type { AskedAccount } from "./seenAccount";
import { type Thing, thingsByAccount, type ThingsOfAccount, type ThingsOfKind } from "./things";

/** What rules say about accounts. */
export interface Judgement {
  /** In the order of the accounts, then of the rules, then by name. */
  readonly results: readonly AuditResult[];
  /** What users should know of exceptions, sentences. */
  readonly notes: readonly string[];
}

/**
 * Judges accounts by rules. Every account gets at least one result for every rule.
 *
 * @param accounts - in the order of reports; no two are the same
 * @param today - the day by which exceptions end, in UTC: `2027-03-31`
 */
export function judge(accounts: readonly AskedAccount[], asked: readonly AskedRule[], today: string): Judgement {
  const thingsOf = thingsByAccount(accounts);
  const judged = accounts.flatMap((account) =>
    asked.flatMap((rule) =>
      casesOf(rule, account, thingsOf(account.accountId)).map((each) => ({ rule, account, each })),
    ),
  );
  return {
    results: withFixes(judged.map(({ rule, account, each }) => resultOf(rule, account.accountId, each, today))),
    notes: asked.flatMap((rule) =>
      exceptionNotes(
        rule,
        judged.filter((other) => other.rule === rule).map(({ each }) => each.excepted),
        today,
      ),
    ),
  };
}

/** Fixes are made of all results together: each has to leave what the others mend as it is. */
function withFixes(results: readonly Result[]): readonly AuditResult[] {
  const fixes = fixesOf(results.flatMap(({ broken }) => broken ?? [])).values();
  return results.map(({ said, broken }) => {
    const fix = broken === undefined ? undefined : fixes.next().value;
    return { ...said, ...(fix !== undefined && { fix }) };
  });
}

/** What a rule has to answer about an account. */
function casesOf(
  { rule, settings }: AskedRule,
  { accountId, seen }: AskedAccount,
  things: ThingsOfAccount,
): readonly Case[] {
  const aboutAccount = (evaluate: () => Answer, subject?: Subject): readonly Case[] => [
    { excepted: { accountId, names: [] }, evaluate, ...(subject !== undefined && { subject }) },
  ];
  if (rule.onlyIn === "program") {
    return aboutAccount(() => ({ answer: "notApplicable", why: onlyInPrograms }));
  }
  if (!seen.known) {
    return aboutAccount(() => seen);
  }
  const { sight, facts } = seen.value;
  const accountRule = named(accountRules, rule);
  if (accountRule !== undefined) {
    return aboutAccount(() => accountRule.evaluate(facts.account, settings), { sight });
  }
  const casesOn = <Facts>(
    thingRule: Rule<Facts> | undefined,
    kind: AuditedResource["kind"],
    { here, elsewhere }: ThingsOfKind<Facts>,
  ): readonly Case[] | undefined => {
    if (thingRule === undefined) {
      return undefined;
    }
    return here.length === 0
      ? aboutAccount(() => ({ answer: "notApplicable", why: whyNoneHere(kind, sight.trails.length > 0, elsewhere) }))
      : here.map((thing) => caseOf(thingRule, settings, accountId, thing));
  };
  return (
    casesOn(named([...trailRules, ...deliveryRules], rule), "trail", things.trails) ??
    casesOn(named(logBucketRules, rule), "bucket", things.logBuckets) ??
    casesOn(named(keyRules, rule), "key", things.keys) ??
    aboutAccount(() => {
      throw new Error("This rule is in no list of the catalogue.");
    })
  );
}

function caseOf<Facts>(
  rule: Rule<Facts>,
  settings: Settings,
  accountId: string,
  { resource, facts, subject }: Thing<Facts>,
): Case {
  return {
    resource,
    subject,
    excepted: { accountId, names: [resource.name, resource.arn].filter((name) => name !== "") },
    evaluate: () => (facts.known ? rule.evaluate(facts.value, settings) : facts),
  };
}

const onlyInPrograms = "AWS does not show it: the policy pack judges it in the program that manages the resource";

function named<Facts>(list: readonly Rule<Facts>[], { name }: Rule<never>): Rule<Facts> | undefined {
  return list.find((rule) => rule.name === name);
}
