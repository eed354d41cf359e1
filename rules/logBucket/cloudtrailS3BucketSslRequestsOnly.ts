import { mappedFrom } from "../controls";
import type { LogBucketFacts } from "../facts/logBucketFacts";
import { isAboutAllActions, isAboutAllObjects, isAboutObject } from "../iam/policyMatch";
import type { PolicyStatement } from "../iam/policyStatement";
import { conclude, examinePolicy } from "../requirements/examination";
import type { Rule } from "../rule";
import { enumerate } from "../text";

/** Log files travel encrypted: the policy of the bucket refuses all requests without TLS. */
export const cloudtrailS3BucketSslRequestsOnly: Rule<LogBucketFacts> = {
  name: "cloudtrail-s3-bucket-ssl-requests-only",
  displayName: "Log bucket accepts TLS only",
  description: "Every S3 bucket that AWS CloudTrail delivers to should refuse requests without TLS.",
  severity: "medium",
  controls: {
    nist80053Rev4: mappedFrom("s3-bucket-ssl-requests-only", ["AC-17(2)", "SC-7", "SC-8", "SC-8(1)"]),
    nist80053Rev5: mappedFrom("S3.5", [
      "AC-4",
      "AC-17(2)",
      "IA-5(1)",
      "SC-7(4)",
      "SC-8",
      "SC-8(1)",
      "SC-8(2)",
      "SC-12(3)",
      "SC-13",
      "SC-23",
      "SC-23(3)",
      "SI-7(6)",
    ]),
    cisAwsFoundations: mappedFrom("S3.5", ["2.1.1"]),
    pciDss: mappedFrom("S3.5", ["4.2.1"]),
  },
  remediation: {
    program:
      "Add a statement to the policy of the bucket (policy, policyDocument in aws-native) with Effect Deny, Principal " +
      '"*", Action "s3:*", the bucket and its objects as Resource, and Condition {"Bool": {"aws:SecureTransport": ' +
      '"false"}} alone.',
    account:
      "Add a statement to the policy of the bucket (`aws s3api get-bucket-policy --bucket BUCKET`, then " +
      '`put-bucket-policy`) with Effect Deny, Principal "*", Action "s3:*", the bucket and its objects as ' +
      'Resource, and Condition {"Bool": {"aws:SecureTransport": "false"}} alone.',
  },
  url: "https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-ssl-requests-only.html",
  evaluate(bucket) {
    return conclude(
      { kind: "bucket", name: bucket.name },
      "a policy that denies all principals all actions on the bucket and its objects when aws:SecureTransport is false",
      examinePolicy(bucket.policy, "refuses requests without TLS", (statements) => {
        const denials = statements.filter(deniesWithoutTls);
        const missing = [
          ...(denials.some((denial) => isAboutObject(denial)) ? [] : ["the bucket itself"]),
          ...(denials.some(isAboutAllObjects) ? [] : ["its objects"]),
        ];
        return missing.length === 0 ? [] : [`accepts requests without TLS to ${enumerate(missing)}`];
      }),
    );
  },
};

/** With more conditions, some requests without TLS would be accepted. */
function deniesWithoutTls(statement: PolicyStatement): boolean {
  const [condition, ...others] = statement.conditions;
  return (
    !statement.allows &&
    !statement.exceptPrincipals &&
    (statement.principals["AWS"] ?? []).includes("*") &&
    isAboutAllActions(statement, "s3") &&
    others.length === 0 &&
    condition?.key === "aws:securetransport" &&
    ["bool", "boolifexists"].includes(condition.operator) &&
    condition.values.some((value) => value.toLowerCase() === "false")
  );
}
