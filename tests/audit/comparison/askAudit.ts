/** The audit, asked about accounts of the local AWS: AWS's answers, their facts and the rules, without a command line. */
import type { AskedRule } from "../../../audit/judge/askedRules";
import type { AuditResult } from "../../../audit/auditReport";
import { judge } from "../../../audit/judge/judge";
import { callsFor } from "../../../live/callsOfRules";
import { factsOf } from "../../../live/facts/factsOf";
import { Inquiry } from "../../../live/inquiry/inquiry";
import type { LocalAws } from "../../../sandbox/localAws/localAws";
import { known } from "../../../rules/facts/fact";
import { accessTo } from "../../live/inquiry/auditedAws";
import { completedSights } from "../../live/inquiry/completedSights";
import { home } from "./accountSetup";

/** Turns this process to the local AWS, for the tests of a `describe` block. */
export function useEnvironmentOf(aws: () => LocalAws): void {
  let saved: NodeJS.ProcessEnv = {};
  before(() => {
    saved = process.env;
    process.env = { ...saved, ...aws().environment };
  });
  after(() => {
    process.env = saved;
  });
}

/**
 * What an audit of one account by itself says.
 *
 * @throws Error where the account does not answer
 */
export async function askAudit(accountId: string, rules: readonly AskedRule[]): Promise<readonly AuditResult[]> {
  const inquiry = new Inquiry(callsFor(rules.map(({ rule }) => rule.name)));
  const seen = await inquiry.account(accessTo(accountId, home));
  if (!seen.known) throw new Error(seen.why);
  const sights = await completedSights(inquiry, [seen.value]);
  const accounts = factsOf(sights).flatMap((facts, index) => {
    const sight = sights[index];
    return sight === undefined ? [] : [{ accountId, seen: known({ sight, facts }) }];
  });
  return [...judge(accounts, rules, "2026-01-01").results];
}
