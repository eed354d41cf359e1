import { mappedFrom } from "../controls";
import type { LogBucketFacts } from "../facts/logBucketFacts";
import { conclude, examineFact, examinePolicy, publicFaults } from "../requirements/examination";
import type { Rule } from "../rule";

/** Neither ACL nor policy opens log files to the public, and no later mistake can. */
export const cloudtrailS3BucketPublicAccessProhibited: Rule<LogBucketFacts> = {
  name: "cloudtrail-s3-bucket-public-access-prohibited",
  displayName: "Log bucket closed to the public",
  description: "No S3 bucket that AWS CloudTrail delivers to should be open to the public.",
  severity: "critical",
  controls: {
    nist80053Rev4: mappedFrom(
      ["s3-bucket-public-read-prohibited", "s3-bucket-public-write-prohibited"],
      ["AC-3", "AC-4", "AC-6", "AC-21(b)", "SC-7", "SC-7(3)"],
    ),
    nist80053Rev5: mappedFrom("S3.8", [
      "AC-3",
      "AC-3(7)",
      "AC-4",
      "AC-4(21)",
      "AC-6",
      "AC-21",
      "SC-7",
      "SC-7(3)",
      "SC-7(4)",
      "SC-7(9)",
      "SC-7(11)",
      "SC-7(16)",
      "SC-7(20)",
      "SC-7(21)",
    ]),
    cisAwsFoundations: mappedFrom("S3.8", ["2.1.4"]),
    pciDss: mappedFrom("S3.8", ["1.4.4"]),
  },
  remediation: {
    program:
      "Give the bucket a BucketPublicAccessBlock with all four settings on (publicAccessBlockConfiguration in " +
      "aws-native), keep its ACL private, and name principals in its policy, or limit everybody by a condition with fixed " +
      "values, such as aws:PrincipalOrgID.",
    account:
      "Run `aws s3api put-public-access-block --bucket BUCKET --public-access-block-configuration " +
      "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true` and `aws " +
      "s3api put-bucket-acl --bucket BUCKET --acl private`, and name principals in its policy, or limit everybody by a " +
      "condition with fixed values, such as aws:PrincipalOrgID.",
  },
  url: "https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-level-public-access-prohibited.html",
  evaluate(bucket) {
    return conclude(
      { kind: "bucket", name: bucket.name },
      "a bucket with all four settings of a public access block on, a private ACL and a policy that grants no public access",
      examineFact(bucket.blocksPublicAccess, "blocks public access", (blocks) =>
        blocks ? undefined : "does not have all four settings of a public access block on",
      ),
      examineFact(bucket.hasPublicAcl, "has an ACL that grants no public access", (isPublic) =>
        isPublic ? "has an ACL that grants public access" : undefined,
      ),
      examinePolicy(bucket.policy, "has a policy that grants no public access", publicFaults),
    );
  },
};
