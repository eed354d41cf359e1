import { known } from "../../../rules/facts/fact";
import type { LogBucketFacts } from "../../../rules/facts/logBucketFacts";
import type { PolicyStatement } from "../../../rules/iam/policyStatement";
import type { Rule, Settings } from "../../../rules/rule";

/** A bucket of which only the policy is looked at. */
const bucket: Omit<LogBucketFacts, "policy"> = {
  name: "",
  id: "",
  trails: [],
  blocksPublicAccess: known(true),
  hasPublicAcl: known(false),
  isVersioned: known(true),
  accessLogging: known("elsewhere"),
  locksObjects: known(true),
  expiresAfterDays: known(Infinity),
  isForceDestroyed: known(false),
};

/** Tells whether a statement breaks a rule that judges every statement of a bucket's policy by itself. */
export function breaksRule(
  rule: Rule<LogBucketFacts>,
  settings: Settings = {},
): (statement: PolicyStatement) => boolean {
  return (statement) =>
    rule.evaluate({ ...bucket, policy: known({ statements: [statement] }) }, settings).answer === "violation";
}
