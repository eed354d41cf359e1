import type { Policies, ResourceValidation, StackValidation, StackValidationArgs } from "@pulumi/policy";
import { coverageOf } from "../../rules/configuration/coverage";
import { wayElsewhere } from "../elsewhere/wayElsewhere";
import type { AccountFacts } from "../../rules/facts/accountFacts";
import { accountsFromStack, type StackAccount } from "../facts/stack";
import { reaching } from "../facts/target";
import type { TrailFacts } from "../../rules/facts/trailFacts";
import { gate } from "../../rules/catalogue";
import { countInAuditsOnly } from "../../rules/configuration/configurable";
import { exceptionsOf } from "../../rules/configuration/exceptions";
import type { Preset } from "../../rules/configuration/presets";
import type { Rule, Settings, Shortcoming, Verdict } from "../../rules/rule";
import { enumerate } from "../../rules/text";
import { attest, type FoundAccount, verdictOn } from "../elsewhere/attest";
import { complain, defect, judge, type Judgement, misconfiguration, tellNotApplicable } from "./judgement";
import { metadata } from "./metadata";
import type { StackNotes } from "./stackNotes";
import { Verifier } from "../elsewhere/verify";

/** A rule on accounts as a stack policy: it judges each account that the stack deploys to. */
export function accountPolicy(rule: Rule<AccountFacts>, preset: Preset, notes: StackNotes): Policies[number] {
  const verifier = new Verifier();
  const validateStack: StackValidation = async (args, reportViolation) => {
    const judgements = await judgeAccounts(rule, args, notes, verifier);
    for (const { complaint } of judgements) {
      if (complaint !== undefined) {
        complain(rule, complaint, reportViolation);
      }
    }
    tellNotApplicable(
      judgements.map(({ notApplicable, excepted }) => notApplicable ?? excepted),
      args,
    );
  };
  // Only this tells what a stack keeps from what it only reads.
  const validateResource: ResourceValidation = (args) => {
    notes.register(args);
  };
  return { ...metadata(rule, preset), validateResource, validateStack };
}

/** Judges without ever throwing, see {@link judge}. */
async function judgeAccounts(
  rule: Rule<AccountFacts>,
  args: Pick<StackValidationArgs, "getConfig" | "resources">,
  notes: StackNotes,
  verifier: Verifier,
): Promise<readonly Judgement[]> {
  try {
    const settings = args.getConfig<Record<string, unknown>>();
    notes.see(args.resources);
    notes.explanations.begin(rule.name);
    const inStack = accountsFromStack(args.resources, notes.registered);
    const faulty = misconfiguration(rule, settings);
    if (faulty !== undefined) {
      return [{ complaint: faulty }];
    }
    if (rule.name === gate) {
      notes.accounts = undefined;
      notes.accounts = await found(rule, settings, inStack, verifier);
    }
    const hintFor = hints(rule, settings, inStack);
    return inStack.map((account, index) => {
      const judged = notes.accounts?.[index] ?? account;
      const evaluate = () => verdictOn(rule, judged, settings);
      const told = (shortcoming: Shortcoming) =>
        placed(notes.explanations.shortened(rule.name, shortcoming), judged.facts, inStack.length);
      // An account without a trail is what the gate is there for: whoever wants it to pass vouches for a trail elsewhere.
      const excepted =
        rule.name === gate ? {} : { subject: () => ({ accountId: account.target?.accountId, names: [] }) };
      return judge(rule, settings, evaluate, { told, hint: hintFor(account), ...excepted });
    });
  } catch (error) {
    return [{ complaint: { message: defect(error) } }];
  }
}

/** The accounts, with what the configuration and AWS say about their trails outside the stack. */
async function found(
  rule: Rule<AccountFacts>,
  settings: Settings,
  accounts: readonly StackAccount[],
  verifier: Verifier,
): Promise<readonly FoundAccount[]> {
  const coverage = coverageOf(settings);
  const isFaulty = (trail: TrailFacts) =>
    rule.evaluate({ name: "", isInUse: true, trails: [trail] }, settings).answer === "violation";
  const wanting = new Set(accounts.filter(({ facts }) => !passes(rule.evaluate(facts, settings))));
  switch (coverage.verification) {
    case "none":
      return accounts;
    case "attested":
      return accounts.map((account) =>
        wanting.has(account) ? attest(account, coverage, accounts, isFaulty) : account,
      );
    case "live": {
      const verified = await verifier.verify([...wanting], coverage, accounts);
      const factsOf = new Map([...wanting].map((account, index) => [account, verified[index]]));
      return accounts.map((account) => ({ facts: factsOf.get(account) ?? account.facts }));
    }
  }
}

function passes({ answer }: Verdict): boolean {
  return answer === "compliant" || answer === "notApplicable";
}

/** A shortcoming that names the account, where the stack has several. */
function placed(shortcoming: Shortcoming, { name }: AccountFacts, accounts: number): Shortcoming {
  const { summary } = shortcoming;
  return accounts === 1
    ? shortcoming
    : { ...shortcoming, summary: summary === undefined ? name : `${name}: ${summary}` };
}

/**
 * The gate's hints: a stack shows only its own part of the account, so the trail may be elsewhere. Other rules judge trails
 * that are there.
 *
 * @returns a function that says what to tell about an account of the stack
 */
function hints(rule: Rule<AccountFacts>, settings: Settings, accounts: readonly StackAccount[]) {
  const withOrganizationTrail = new Set(accounts.filter(({ facts }) => facts.trails.some(isOrganizationTrail)));
  return (account: StackAccount): string => {
    if (rule.name !== gate) {
      return "";
    }
    const accountId = account.target?.accountId;
    return [
      ...wayTogether(account, accounts),
      ...(withOrganizationTrail.size > (withOrganizationTrail.has(account) ? 1 : 0)
        ? [
            "The organization trail of this stack counts only for the account of its own provider: a preview does not " +
              "show whether this account is a member of the organization.",
          ]
        : []),
      ...(account.facts.trails.length === 0
        ? ["A trail that the stack only reads, as with Trail.get, does not count, as the stack does not keep it."]
        : []),
      wayElsewhere(rule.name, settings, accountId),
      ...(exceptionsOf(settings).length > 0 ? [`Exceptions of this rule ${countInAuditsOnly}.`] : []),
    ].join(" ");
  };
}

/** How to have the trail of another provider counted, where it deploys to the same account, sentences. */
function wayTogether({ target }: StackAccount, accounts: readonly StackAccount[]): readonly string[] {
  const accountId = target?.accountId;
  if (accounts.length > 1 && accountId === undefined) {
    return ["If another provider deploys to the same account, give both the same allowedAccountIds."];
  }
  const namesakes = accounts.filter((other) => other.target?.accountId === accountId);
  return namesakes.length > 1
    ? [
        "Providers of the same account id count as one account where they are in the same partition and have the same " +
          `${enumerate(reaching)}.`,
      ]
    : [];
}

function isOrganizationTrail({ isOrganizationTrail: fact }: TrailFacts): boolean {
  return fact.known && fact.value;
}
