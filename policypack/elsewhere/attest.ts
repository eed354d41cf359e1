import { type Coverage, quoteAll } from "./coverage";
import type { AccountFacts } from "../../rules/facts/accountFacts";
import { unknown } from "../../rules/facts/fact";
import type { StackAccount } from "../facts/stack";
import type { Rule, Settings, Verdict } from "../../rules/rule";
import { quote } from "../../rules/text";

/** An account with what was found out beside the stack. */
export interface FoundAccount {
  readonly facts: AccountFacts;
  /** Who vouches for its trail without proof, a clause. Absent when nobody does. */
  readonly attestation?: string;
}

/** The facts about an account together with what the configuration vouches for, which nobody verifies. */
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
      "accounts of the configuration names accounts by id, and the inputs of the provider do not tell the id",
      `set allowedAccountIds of provider ${quote(provider)} to the id of its one account, or name the trail in ` +
        "coveringTrails in place of accounts",
    );
    return { facts: { ...facts, notSeen: reason } };
  }
  return accounts.includes(accountId)
    ? { facts, attestation }
    : { facts: { ...facts, faults: [`is ${accountId}, for which accounts of the configuration does not vouch`] } };
}

/** The verdict on an account. A rule that one trail can meet has nothing to judge where somebody vouches for that trail. */
export function verdictOn(rule: Rule<AccountFacts>, { facts, attestation }: FoundAccount, settings: Settings): Verdict {
  const verdict = rule.evaluate(facts, settings);
  return attestation === undefined || rule.isMetByOneTrail !== true || !facts.isInUse || verdict.answer === "compliant"
    ? verdict
    : { answer: "notApplicable", why: attestation };
}
