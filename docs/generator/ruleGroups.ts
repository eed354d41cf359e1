import { judgedInAccounts } from "../../audit/explain/ruleWords";
import { accountRules, deliveryRules, keyRules, logBucketRules, trailRules } from "../../rules/catalogue";
import type { Rule, Settings, Shortcoming, Verdict } from "../../rules/rule";
import {
  accountExamples,
  type Examples,
  keyExamples,
  logBucketExamples,
  trailExamples,
} from "../../audit/explain/ruleExamples";

/** Rules that judge the same kind of thing. */
export interface RuleGroup {
  readonly title: string;
  /** The folder of `rules/` that they are in. */
  readonly folder: string;
  /** What each of them judges in a program, for a sentence. */
  readonly judges: string;
  /** What each of them judges in an account, for a sentence. */
  readonly judgesLive: string;
  /** When they have nothing to judge, a clause. */
  readonly notApplicable: string;
  readonly rules: readonly DocumentedRule[];
}

/** A rule with what it answers on examples. */
export interface DocumentedRule {
  readonly rule: Rule<never>;
  /** Its answer about a thing about which nothing is known. */
  readonly onNotKnown: (settings: Settings) => Verdict;
  /** Its answer about a bad example; `undefined` where it finds no example bad. */
  readonly onBad: Shortcoming | undefined;
}

/** Every rule of the catalogue, in its order. */
export const ruleGroups: readonly RuleGroup[] = [
  {
    title: "The account",
    folder: "account",
    judges: "each account that the stack deploys to",
    judgesLive: judgedInAccounts.account,
    notApplicable: "the stack deploys nothing to AWS",
    rules: documented(accountRules, accountExamples),
  },
  {
    title: "Each trail",
    folder: "trail",
    judges: "each trail of the stack",
    judgesLive: judgedInAccounts.trail,
    notApplicable: "the stack has no trail",
    rules: documented([...trailRules, ...deliveryRules], trailExamples),
  },
  {
    title: "The buckets of the trails",
    folder: "logBucket",
    judges: "each bucket of the stack that one of its trails delivers to",
    judgesLive: judgedInAccounts.logBucket,
    notApplicable: "no trail of the stack delivers to a bucket of the stack",
    rules: documented(logBucketRules, logBucketExamples),
  },
  {
    title: "The keys of the trails",
    folder: "key",
    judges: "each KMS key of the stack that encrypts the log files of one of its trails",
    judgesLive: judgedInAccounts.key,
    notApplicable: "no trail of the stack uses a key of the stack",
    rules: documented(keyRules, keyExamples),
  },
];

function documented<Facts>(rules: readonly Rule<Facts>[], examples: Examples<Facts>): DocumentedRule[] {
  return rules.map((rule) => ({
    rule,
    onNotKnown: (settings) => rule.evaluate(examples.notKnown, settings),
    onBad: examples.bad
      .map((facts) => rule.evaluate(facts, {}))
      .find((verdict): verdict is Shortcoming => verdict.answer === "violation"),
  }));
}
