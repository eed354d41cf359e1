import type { AccountFacts } from "../facts/accountFacts";
import type { TrailFacts } from "../facts/trailFacts";
import type { Finding, Verdict } from "../rule";
import { compareTexts, enumerate } from "../text";
import { examineTrail, type TrailRequirement } from "./requirement";

/** The verdict on an account, where one trail has to meet all requirements at the same time. */
export function judgeAccount(account: AccountFacts, requirements: readonly TrailRequirement[]): Verdict {
  if (!account.isInUse) {
    return { answer: "notApplicable", why: "nothing is deployed to AWS" };
  }
  const findings = inOrder(account.trails).map((trail) => examineTrail(trail, requirements));
  const promising = findings.filter(({ faults }) => faults.length === 0);
  if (promising.some(({ doubts }) => doubts.length === 0)) {
    return { answer: "compliant" };
  }
  return {
    answer: promising.length > 0 || account.notSeen !== undefined ? "unknown" : "violation",
    summary: describeCount(findings.length, promising.length),
    required: `one trail that ${enumerate(requirements.map(({ required }) => required))}`,
    findings: [...findings, ...examineElsewhere(account)],
  };
}

/** The same for an account that has a trail. Another rule requires that it has one. */
export function judgeAccountWithTrail(account: AccountFacts, requirements: readonly TrailRequirement[]): Verdict {
  const verdict = judgeAccount(account, requirements);
  return account.trails.length > 0 || verdict.answer === "notApplicable"
    ? verdict
    : { answer: "notApplicable", why: "there is no trail, which multi-region-cloudtrail-enabled reports" };
}

/** What is wrong with, or not known about, an account itself. */
function examineElsewhere({ name, faults = [], notSeen }: AccountFacts): readonly Finding[] {
  const doubts = notSeen === undefined ? [] : [{ question: "has a trail that is not listed here", reason: notSeen }];
  return faults.length + doubts.length === 0 ? [] : [{ kind: name, name: "", faults, doubts }];
}

/** Trails sorted by name, then id. */
export function inOrder(trails: readonly TrailFacts[]): TrailFacts[] {
  return [...trails].sort((a, b) => compareTexts(a.name, b.name) || compareTexts(a.id, b.id));
}

function describeCount(trails: number, promising: number): string {
  if (trails === 0) {
    return "no trail";
  }
  const count = trails === 1 ? "1 trail" : `${trails} trails`;
  return promising === 0 ? `${count}, none compliant` : `${count}, none known to be compliant`;
}
