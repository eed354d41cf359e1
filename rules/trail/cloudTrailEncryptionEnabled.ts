import { mappedFrom } from "../controls";
import type { TrailFacts } from "../facts/trailFacts";
import { judgeTrail } from "../requirements/judgeTrail";
import { usesKmsKey } from "../requirements/trailRequirements";
import type { Rule } from "../rule";

/** Each trail encrypts its log files with a KMS key of its owner's. */
export const cloudTrailEncryptionEnabled: Rule<TrailFacts> = {
  name: "cloud-trail-encryption-enabled",
  displayName: "CloudTrail encryption with KMS enabled",
  description: "Every AWS CloudTrail trail should encrypt its log files with a KMS key.",
  severity: "medium",
  controls: {
    nist80053Rev4: mappedFrom("cloud-trail-encryption-enabled", ["AU-9", "SC-28"]),
    nist80053Rev5: mappedFrom("CloudTrail.2", [
      "AU-9",
      "CA-9(1)",
      "CM-3(6)",
      "SC-7(10)",
      "SC-13",
      "SC-28",
      "SC-28(1)",
      "SI-7(6)",
    ]),
    cisAwsFoundations: mappedFrom("CloudTrail.2", ["3.5"]),
    pciDss: mappedFrom("CloudTrail.2", ["10.3.2"]),
  },
  optIn: "charged",
  remediation: {
    program:
      "Set kmsKeyId to the ARN of a KMS key in the region of the bucket whose policy lets CloudTrail use it. AWS " +
      "charges for the key and its use.",
    account:
      "Run `aws cloudtrail update-trail --name TRAIL --kms-key-id KEY-ARN` with a KMS key in the region of the " +
      "bucket whose policy lets CloudTrail use it. AWS charges for the key and its use.",
  },
  url: "https://docs.aws.amazon.com/config/latest/developerguide/cloud-trail-encryption-enabled.html",
  evaluate(trail) {
    return judgeTrail(trail, usesKmsKey);
  },
};
