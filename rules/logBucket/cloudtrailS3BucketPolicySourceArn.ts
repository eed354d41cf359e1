import { byOurReading, none } from "../controls";
import type { LogBucketFacts } from "../facts/logBucketFacts";
import { isAbout } from "../iam/evaluatePolicy";
import { cloudTrail, excludesServices, isForService, isLimitedToTrails } from "../iam/policyMatch";
import type { PolicyStatement } from "../iam/policyStatement";
import { conclude, examinePolicy, nameStatements } from "../requirements/examination";
import type { Rule } from "../rule";

/** What CloudTrail does with a bucket. */
const actions = ["s3:GetBucketAcl", "s3:PutObject"];

/** CloudTrail writes for trails of named accounts only: without the condition, anyone's trail could deliver to the bucket. */
export const cloudtrailS3BucketPolicySourceArn: Rule<LogBucketFacts> = {
  name: "cloudtrail-s3-bucket-policy-source-arn",
  displayName: "Log bucket policy names its trails",
  description: "Every policy statement that lets AWS CloudTrail use an S3 bucket should say for which trails.",
  severity: "medium",
  controls: {
    nist80053Rev4: byOurReading(["AC-3", "AC-6"]),
    nist80053Rev5: byOurReading(["AC-3", "AC-6"]),
    cisAwsFoundations: none,
    pciDss: none,
  },
  remediation: {
    program:
      'Add the condition {"StringEquals": {"aws:SourceArn": ARN}} with the ARNs of the trails, or {"ArnLike": ' +
      '{"aws:SourceArn": "arn:PARTITION:cloudtrail:*:ACCOUNT:trail/*"}}, to each statement that allows ' +
      "cloudtrail.amazonaws.com.",
    account:
      'Add the condition {"StringEquals": {"aws:SourceArn": ARN}} with the ARNs of the trails, or {"ArnLike": ' +
      '{"aws:SourceArn": "arn:PARTITION:cloudtrail:*:ACCOUNT:trail/*"}}, to each statement that allows ' +
      "cloudtrail.amazonaws.com (`aws s3api get-bucket-policy --bucket BUCKET`, then `put-bucket-policy`).",
  },
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
  evaluate(bucket) {
    return conclude(
      { kind: "bucket", name: bucket.name },
      "a policy in which each statement that allows CloudTrail limits aws:SourceArn to trails of named accounts",
      examinePolicy(bucket.policy, "has a policy that lets CloudTrail use it for named trails only", (statements) => {
        const unlimited = statements.filter(
          (statement) => letsCloudTrailIn(statement) && !isLimitedToTrails(statement),
        );
        return unlimited.length === 0
          ? []
          : [`lets CloudTrail use it in ${nameStatements(unlimited)} without naming trails`];
      }),
    );
  },
};

/** Whether a statement lets CloudTrail do what it does with a bucket, for whatever trails. */
export function letsCloudTrailIn(statement: PolicyStatement): boolean {
  return (
    statement.allows &&
    actions.some((action) => isAbout(statement, action)) &&
    isForService(statement, cloudTrail) &&
    !excludesServices(statement)
  );
}
