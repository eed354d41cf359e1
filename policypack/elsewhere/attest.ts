import { type Coverage, quoteAll } from "./coverage";
import type { AccountFacts } from "../../rules/facts/accountFacts";
import { unknown } from "../../rules/facts/fact";
import type { StackAccount } from "../facts/stack";
import type { Rule, Settings, Verdict } from "../../rules/rule";
import { quote } from "../../rules/text";

/** An account, with what was found out about it outside the stack. */
export interface FoundAccount {
  readonly facts: AccountFacts;
  /** What vouches for its trail without proof, a clause. Absent when nothing does. */
  readonly attestation?: string;
}

/** The facts about an account, with what the configuration vouches for. Nothing verifies that. */
export function attest(
  { facts, target }: StackAccount,
  { coveringTrails, accounts }: Pick<Coverage, "coveringTrails" | "accounts">,
): FoundAccount {
  const attestation =
    coveringTrails.length === 0
      ? `the configuration attests, without proof, that ${facts.name} has a trail elsewhere`
      : `the configuration attests, without proof, that ${facts.name} is covered by trail ${quoteAll(coveringTrails)}`;
  const { accountId, provider = "" } = target ?? {};
  if (accounts.length === 0) {
    return { facts, attestation };
  }
  if (accountId === undefined) {
    const reason = unknown(
      "the setting accounts lists account ids, and the inputs of its provider do not show which id it has",
      `set allowedAccountIds of provider ${quote(provider)} to the id of its one account, or name the trail in ` +
        "coveringTrails instead",
    );
    return { facts: { ...facts, notSeen: reason } };
  }
  return accounts.includes(accountId)
    ? { facts, attestation }
    : { facts: { ...facts, faults: [`is ${accountId}, which the setting accounts does not list`] } };
}

/** The verdict on an account. A rule that one trail can meet does not apply where the configuration vouches for that trail. */
export function verdictOn(rule: Rule<AccountFacts>, { facts, attestation }: FoundAccount, settings: Settings): Verdict {
  const verdict = rule.evaluate(facts, settings);
  return attestation === undefined || rule.isMetByOneTrail !== true || !facts.isInUse || verdict.answer === "compliant"
    ? verdict
    : { answer: "notApplicable", why: attestation };
}
