import { byOurReading, none } from "../controls";
import type { KeyFacts } from "../facts/keyFacts";
import { conclude, examineFact } from "../requirements/examination";
import type { Rule } from "../rule";

/** With a disabled key CloudTrail cannot encrypt log files, and so delivers none. */
export const cloudtrailKmsKeyEnabled: Rule<KeyFacts> = {
  name: "cloudtrail-kms-key-enabled",
  displayName: "Log key enabled",
  description: "The KMS key that encrypts the log files of an AWS CloudTrail trail should be enabled.",
  severity: "high",
  controls: {
    nist80053Rev4: byOurReading(["SC-28"]),
    nist80053Rev5: byOurReading(["SC-28"]),
    cisAwsFoundations: none,
    pciDss: none,
  },
  remediation: {
    program: "Set isEnabled of the key to true (enabled in aws-native).",
    account:
      "Run `aws kms enable-key --key-id KEY`; where the key is pending deletion, `aws kms cancel-key-deletion " +
      "--key-id KEY` first.",
  },
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html",
  evaluate(key) {
    return conclude(
      { kind: "key", name: key.name },
      "a key that is enabled",
      examineFact(key.isEnabled, "is enabled", (isEnabled) =>
        isEnabled ? undefined : "is disabled, so that CloudTrail delivers nothing",
      ),
    );
  },
};
