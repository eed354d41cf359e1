import { byOurReading, none } from "../controls";
import type { LogBucketFacts } from "../facts/logBucketFacts";
import { examineDelivery, questionOf } from "../requirements/delivery";
import { conclude, examineFact } from "../requirements/examination";
import type { Rule } from "../rule";

const required =
  "a policy that lets CloudTrail write to the folders of every trail's account and organization below its key prefix";

/** An organization trail delivers for every account: the policy of its bucket allows the folders of all accounts. */
export const cloudtrailOrganizationTrailBucketPolicy: Rule<LogBucketFacts> = {
  name: "cloudtrail-organization-trail-bucket-policy",
  displayName: "Log bucket policy fits an organization trail",
  description: "The policy of an S3 bucket that an organization trail delivers to should let every trail deliver.",
  severity: "high",
  controls: {
    nist80053Rev4: byOurReading(["AU-12(a)(c)"]),
    nist80053Rev5: byOurReading(["AU-12"]),
    cisAwsFoundations: none,
    pciDss: none,
  },
  remediation: {
    program:
      "Allow cloudtrail.amazonaws.com to call s3:PutObject on BUCKET/[PREFIX/]AWSLogs/ACCOUNT-ID/* and, for an organization " +
      "trail, on BUCKET/[PREFIX/]AWSLogs/ORGANIZATION-ID/*, where PREFIX is the s3KeyPrefix of the trail.",
    account:
      "Allow cloudtrail.amazonaws.com to call s3:PutObject on BUCKET/[PREFIX/]AWSLogs/ACCOUNT-ID/* and, for an " +
      "organization trail, on BUCKET/[PREFIX/]AWSLogs/ORGANIZATION-ID/*, where PREFIX is the key prefix of the " +
      "trail (`aws s3api get-bucket-policy --bucket BUCKET`, then `put-bucket-policy`).",
  },
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
  evaluate({ name, trails, policy }) {
    if (trails.every(({ isOrganizationTrail }) => isOrganizationTrail.known && !isOrganizationTrail.value)) {
      return { answer: "notApplicable", why: "no organization trail delivers to it" };
    }
    const bucket = { kind: "bucket", name };
    const verdict = conclude(bucket, required, ...trails.map((trail) => examineDelivery(trail, policy)));
    const isCertain = trails.some(({ isOrganizationTrail }) => isOrganizationTrail.known && isOrganizationTrail.value);
    return isCertain || verdict.answer === "compliant"
      ? verdict
      : conclude(
          bucket,
          required,
          ...trails.map((trail) => examineFact(trail.isOrganizationTrail, questionOf(trail), () => undefined)),
        );
  },
};
