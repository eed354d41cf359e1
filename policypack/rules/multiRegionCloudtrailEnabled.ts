import type { AccountFacts } from "../facts/accountFacts";
import type { Rule } from "../rule";
import { enumerate } from "../text";
import {
  examineTrail,
  includesGlobalServiceEvents,
  isLogging,
  isMultiRegion,
  recordsAllManagementEvents,
  validatesLogFiles,
} from "./trailRequirements";

/** What the published rule checks. */
const literal = [isMultiRegion, isLogging];

/** What the controls behind the rule ask for: a trail that misses nothing and whose log files can be proved genuine. */
const strict = [...literal, includesGlobalServiceEvents, validatesLogFiles, recordsAllManagementEvents];

/** At least one trail of the account fulfils every requirement at the same time. */
export const multiRegionCloudtrailEnabled: Rule<AccountFacts> = {
  name: "multi-region-cloudtrail-enabled",
  displayName: "Multi-region CloudTrail enabled",
  description: "At least one multi-region AWS CloudTrail should be present in an account.",
  severity: "medium",
  controls: { nist80053Rev4: ["AC-2(4)", "AU-2(a)(d)", "AU-3", "AU-12(a)(c)"] },
  remediation:
    "Create a MultiRegionTrail of pulumi-cloudtrail-baseline, or change one trail until it meets all that is required.",
  url: "https://docs.aws.amazon.com/config/latest/developerguide/multi-region-cloudtrail-enabled.html",
  settings: {
    interpretation: {
      description:
        "How the rule is read. `strict`: the same trail also includes global service events, validates its log files " +
        "and records all read and write management events of every event source. `literal`: a multi-region trail that " +
        "is logging is enough.",
      values: ["strict", "literal"],
      default: "strict",
    },
  },
  evaluate(account, settings) {
    if (!account.isInUse) {
      return { answer: "notApplicable", why: "nothing is deployed to AWS" };
    }
    const requirements = settings["interpretation"] === "literal" ? literal : strict;
    const findings = [...account.trails]
      .sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id))
      .map((trail) => examineTrail(trail, requirements));
    const promising = findings.filter(({ faults }) => faults.length === 0);
    if (promising.some(({ doubts }) => doubts.length === 0)) {
      return { answer: "compliant" };
    }
    return {
      answer: promising.length > 0 ? "unknown" : "violation",
      summary: describeCount(findings.length, promising.length),
      required: `one trail that ${enumerate(requirements.map(({ required }) => required))}`,
      findings,
    };
  },
};

function describeCount(trails: number, promising: number): string {
  if (trails === 0) {
    return "no trail";
  }
  const count = trails === 1 ? "1 trail" : `${trails} trails`;
  return promising === 0 ? `${count}, none compliant` : `${count}, none known to be compliant`;
}

/** By code units, so that the order does not depend on a locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
