import { PackedMap } from "../../live/packedMap";
import { accountRules, deliveryRules, keyRules, logBucketRules, trailRules } from "../../rules/catalogue";
import type { Unknown } from "../../rules/facts/fact";
import type { Rule, Settings } from "../../rules/rule";
import type { AuditedResource, AuditResult } from "../auditReport";
import type { ChangedDocument, Request } from "../fix/composed";
import { changesAny, DocumentUse } from "../fix/documentUse";
import { type BrokenRule, fixesFrom, requestsOf, sharedDocuments } from "../fix/fixesOf";
import type { Subject } from "../fix/subject";
import type { AskedRule } from "./askedRules";
import { whyNoneHere } from "./elsewhere";
import { exceptionNotes } from "./exceptionNotes";
import { ExceptionUse } from "./exceptionUse";
import { type Answer, type Case, type Result, resultOf } from "./result";
import type { AskedAccount } from "./seenAccount";
import { type Thing, ThingIndex, type ThingsOfAccount, type ThingsOfKind } from "./things";

/** What rules say about accounts. */
export interface Judgement {
  /** In the order of the accounts, then of the rules, then by name. They may be gone through several times. */
  readonly results: Iterable<AuditResult>;
  /** How many accounts there are. */
  readonly asked: number;
  /** The accounts that nothing was seen of, with why. */
  readonly unseen: readonly UnseenAccount[];
  /** What users should know of exceptions, sentences. */
  readonly notes: readonly string[];
}

/** An account that nothing was seen of. */
export interface UnseenAccount {
  readonly accountId: string;
  readonly why: Unknown;
}

/**
 * Judges accounts by rules. Every account gets at least one result for every rule. Accounts are gone through one by one, and
 * their results kept packed.
 *
 * @param accounts - in the order of reports; no two are the same
 * @param today - the day by which exceptions end, in UTC: `2027-03-31`
 * @param things - tells what is judged where
 */
export function judge(
  accounts: Iterable<AskedAccount>,
  asked: readonly AskedRule[],
  today: string,
  things: ThingIndex = indexOf(accounts),
): Judgement {
  const results = new PackedMap<number, readonly AuditResult[]>();
  let index = 0;
  const unseen: UnseenAccount[] = [];
  const exceptions = new ExceptionUse(asked);
  const documents = new DocumentUse();
  const judged = (accountId: string, seen: AskedAccount["seen"], onCase = noCase): Judged => {
    const itsThings = seen.known ? things.thingsOf(seen.value) : nothing;
    const found = asked.flatMap((rule) =>
      casesOf(rule, { accountId, seen }, itsThings).map((each) => {
        onCase(rule, each);
        return resultOf(rule, accountId, each, today);
      }),
    );
    const broken = found.flatMap((result) => result.broken ?? []);
    return { found, broken, requests: requestsOf(broken) };
  };
  for (const { accountId, seen } of accounts) {
    if (!seen.known) unseen.push({ accountId, why: seen });
    const own = judged(accountId, seen, (rule, { excepted }) => {
      exceptions.note(rule, excepted);
    });
    documents.note(index, own.requests);
    results.set(index++, withFixes(own));
  }
  const { ids, accounts: changers } = documents.shared();
  if (ids.size > 0) {
    // Each fix has to leave what those of other accounts mend as it is.
    const again = (): Iterable<readonly [index: number, judged: Judged]> =>
      chosen(accounts, changers, ({ accountId, seen }) => judged(accountId, seen));
    const requests = [...again()].flatMap(([, own]) => own.requests.filter((request) => changesAny(request, ids)));
    const shared = sharedDocuments(requests, ids);
    for (const [changer, own] of again()) {
      results.set(changer, withFixes(own, shared));
    }
  }
  return {
    results: oneByOne(results),
    asked: index,
    unseen,
    notes: asked.flatMap((rule) => exceptionNotes(rule, (exception) => exceptions.isUsed(rule, exception), today)),
  };
}

/** What is found in one account. */
interface Judged {
  readonly found: readonly Result[];
  readonly broken: readonly BrokenRule[];
  readonly requests: readonly Request[];
}

const noCase: (rule: AskedRule, each: Case) => void = () => undefined;
const none = { here: [], elsewhere: [] };
const nothing: ThingsOfAccount = { trails: none, logBuckets: none, keys: none };

function indexOf(accounts: Iterable<AskedAccount>): ThingIndex {
  const things = new ThingIndex();
  for (const { seen } of accounts) {
    if (seen.known) things.add(seen.value.sight);
  }
  return things;
}

/** Fixes are made of all results of an account together: each has to leave what the others mend as it is. */
function withFixes(
  { found, broken, requests }: Judged,
  shared?: ReadonlyMap<string, ChangedDocument>,
): readonly AuditResult[] {
  const fixes = fixesFrom(broken, requests, shared).values();
  return found.map((result) => {
    const fix = result.broken === undefined ? undefined : fixes.next().value;
    return { ...result.said, ...(fix !== undefined && { fix }) };
  });
}

/** What comes of some of the accounts, with the place of each among all. */
function* chosen<T>(
  accounts: Iterable<AskedAccount>,
  indexes: ReadonlySet<number>,
  convert: (account: AskedAccount) => T,
): Iterable<readonly [index: number, converted: T]> {
  let index = 0;
  for (const account of accounts) {
    if (indexes.has(index)) yield [index, convert(account)];
    index++;
  }
}

function oneByOne<T>(lists: PackedMap<number, readonly T[]>): Iterable<T> {
  return {
    *[Symbol.iterator]() {
      for (const index of lists.keys()) yield* lists.get(index) ?? [];
    },
  };
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
