/** What rules say, in short, so that tests of many cases stay readable. */
import assert from "node:assert/strict";
import type { AccountFacts } from "../../rules/facts/accountFacts";
import type { Resource } from "../../policypack/facts/resource";
import { trailFromResource } from "../../policypack/facts/trail";
import type { TrailFacts } from "../../rules/facts/trailFacts";
import type { Rule, Verdict } from "../../rules/rule";

/** What a rule says about a trail of a program. */
export function saidOfTrail(rule: Rule<TrailFacts>, resource: Resource): string {
  const trail = trailFromResource(resource);
  assert.ok(trail !== undefined, resource.type);
  return said(rule.evaluate(trail, {}));
}

/** What a rule says about an account with trails, to which resources are deployed. */
export function saidOfAccount(
  rule: Rule<AccountFacts>,
  trails: readonly TrailFacts[],
  more: Partial<AccountFacts> = {},
): string {
  return said(rule.evaluate({ name: "the account", isInUse: true, trails, ...more }, {}));
}

/** The answer; for a shortcoming its summary and what was found wrong or not known, and why. */
function said(verdict: Verdict): string {
  switch (verdict.answer) {
    case "compliant":
      return "compliant";
    case "notApplicable":
      return `notApplicable: ${verdict.why}`;
    case "violation":
    case "unknown": {
      const summary = verdict.summary === undefined ? [] : [verdict.summary];
      const found = verdict.findings.flatMap(({ faults, doubts }) => [
        ...faults,
        ...doubts.map(({ question, reason }) => `${question}? ${reason.why}`),
      ]);
      return `${verdict.answer}: ${[...summary, ...found].join("; ")}`;
    }
  }
}
