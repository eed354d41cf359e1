import { byOurReading } from "../controls";
import type { TrailFacts } from "../facts/trailFacts";
import { canDeliver } from "../requirements/canDeliver";
import { judgeTrail } from "../requirements/judgeTrail";
import type { Rule } from "../rule";

/** A trail that is logging and cannot deliver leaves the account without logs, and nothing else tells. */
export const cloudtrailDeliveryAllowed: Rule<TrailFacts> = {
  name: "cloudtrail-delivery-allowed",
  displayName: "CloudTrail delivery allowed",
  description: "Nothing that is known should keep an AWS CloudTrail trail from delivering its log files.",
  severity: "high",
  controls: {
    nist80053Rev4: byOurReading(["AU-2(a)(d)", "AU-12(a)(c)"]),
    nist80053Rev5: byOurReading(["AU-2", "AU-12"]),
    cisAwsFoundations: byOurReading(["3.1"]),
    pciDss: byOurReading(["10.2.1"]),
  },
  remediation: {
    program:
      "Let cloudtrail.amazonaws.com, on the condition that aws:SourceArn is the ARN of the trail, call s3:GetBucketAcl on the " +
      "bucket, s3:PutObject on BUCKET/[PREFIX/]AWSLogs/ACCOUNT-ID/* (ORGANIZATION-ID as well for an organization trail), " +
      "kms:GenerateDataKey*, kms:DescribeKey and kms:Decrypt on an enabled key, SNS:Publish on the topic, and " +
      "sts:AssumeRole on a role that may call logs:CreateLogStream and logs:PutLogEvents; deny it none of them.",
    account:
      "Run `aws cloudtrail get-trail-status --name TRAIL` for the last delivery error. Let cloudtrail.amazonaws.com, on the " +
      "condition that aws:SourceArn is the ARN of the trail, do what CloudTrail needs to the bucket (`aws s3api " +
      "put-bucket-policy --bucket BUCKET`), the key (`aws kms put-key-policy --key-id KEY`), the topic and the role.",
  },
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
  evaluate(trail) {
    return trail.delivery === undefined
      ? { answer: "notApplicable", why: "nothing that the trail delivers to is in the stack" }
      : judgeTrail(trail, canDeliver);
  },
};
