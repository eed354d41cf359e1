import { byOurReading, none } from "../controls";
import type { LogBucketFacts } from "../facts/logBucketFacts";
import { isAbout } from "../iam/evaluatePolicy";
import type { PolicyStatement } from "../iam/policyStatement";
import { tamperingActions } from "../iam/tamperingActions";
import { conclude, examinePolicy, nameStatements } from "../requirements/examination";
import type { Rule } from "../rule";
import { enumerate } from "../text";

/** The services that deliver logs to buckets. */
const deliverers = ["cloudtrail.amazonaws.com", "delivery.logs.amazonaws.com", "logging.s3.amazonaws.com"];

/** How many actions and statements a message names of a policy that allows too much. */
const mostActions = 6;
const mostFaults = 10;

/** The policy of the bucket lets only the services that deliver logs write, delete or unprotect log files. */
export const cloudtrailS3BucketPolicyTamperProtected: Rule<LogBucketFacts> = {
  name: "cloudtrail-s3-bucket-policy-tamper-protected",
  displayName: "Log bucket policy prevents tampering",
  description:
    "The policy of an S3 bucket that AWS CloudTrail delivers to should not let others write or delete log files.",
  severity: "high",
  controls: {
    nist80053Rev4: byOurReading(["AC-3", "AC-6", "AU-9"]),
    nist80053Rev5: byOurReading(["AC-3", "AC-6", "AU-9"]),
    cisAwsFoundations: none,
    pciDss: byOurReading(["10.3.2"]),
  },
  remediation: {
    program:
      "Remove the actions found from the statements found, or name the principals in the setting trustedPrincipals of " +
      "this rule. Grant administrators such rights in IAM instead, where they can be revoked.",
    account:
      "Remove the actions found from the statements found (`aws s3api get-bucket-policy --bucket BUCKET`, then " +
      "`put-bucket-policy`), or name the principals in the setting trustedPrincipals of this rule. Grant " +
      "administrators such rights in IAM instead, where they can be revoked.",
  },
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
  settings: {
    trustedPrincipals: {
      type: "array",
      description: "Principals that may write or delete log files too, each as the policy spells it.",
      pattern: "[^*]+",
      example: "config.amazonaws.com",
    },
  },
  evaluate(bucket, settings) {
    const chosen = settings["trustedPrincipals"];
    const trusted = new Set<unknown>([...deliverers, ...(Array.isArray(chosen) ? (chosen as unknown[]) : [])]);
    return conclude(
      { kind: "bucket", name: bucket.name },
      "a policy that lets only the services that deliver logs write, delete or unprotect log files",
      examinePolicy(bucket.policy, "has a policy that prevents tampering with log files", (statements) =>
        statements
          .filter((statement) => statement.allows && isForOthers(statement, trusted))
          .flatMap((statement) => {
            const allowed = tamperingActions.filter((action) => isAbout(statement, action));
            return allowed.length === 0 ? [] : [`allows ${nameActions(allowed)} in ${nameStatements([statement])}`];
          })
          .slice(0, mostFaults),
      ),
    );
  },
};

function isForOthers(statement: PolicyStatement, trusted: ReadonlySet<unknown>): boolean {
  return (
    statement.exceptPrincipals ||
    Object.values(statement.principals)
      .flat()
      .some((principal) => !trusted.has(principal))
  );
}

function nameActions(actions: readonly string[]): string {
  const named = actions.slice(0, mostActions);
  const others = actions.length - named.length;
  return enumerate(others === 0 ? named : [...named, `${others} more`]);
}
