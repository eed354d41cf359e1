import { mappedFrom } from "../controls";
import type { KeyFacts } from "../facts/keyFacts";
import { conclude, examineFact } from "../requirements/examination";
import type { Rule } from "../rule";

/** The key material is replaced regularly, so that leaked material does not decrypt all log files. */
export const cloudtrailKmsKeyRotationEnabled: Rule<KeyFacts> = {
  name: "cloudtrail-kms-key-rotation-enabled",
  displayName: "Log key rotated",
  description: "The KMS key that encrypts the log files of an AWS CloudTrail trail should be rotated.",
  severity: "medium",
  controls: {
    nist80053Rev4: mappedFrom("cmk-backing-key-rotation-enabled", ["SC-12"]),
    nist80053Rev5: mappedFrom("KMS.4", ["SC-12", "SC-12(2)", "SC-28(3)"]),
    cisAwsFoundations: mappedFrom("KMS.4", ["3.6"]),
    pciDss: mappedFrom("KMS.4", ["3.7.4"]),
  },
  remediation: {
    program: "Set enableKeyRotation of the key to true.",
    account: "Run `aws kms enable-key-rotation --key-id KEY`.",
  },
  url: "https://docs.aws.amazon.com/config/latest/developerguide/cmk-backing-key-rotation-enabled.html",
  evaluate(key) {
    if (key.rotation.known && key.rotation.value === "impossible") {
      return { answer: "notApplicable", why: "AWS cannot rotate key material that it did not generate" };
    }
    if (key.rotation.known && key.rotation.value === "withPrimary") {
      return { answer: "notApplicable", why: "a multi-Region replica is rotated along with its primary key" };
    }
    return conclude(
      { kind: "key", name: key.name },
      "a key that is rotated",
      examineFact(key.rotation, "is rotated", (rotation) => (rotation === "off" ? "is not rotated" : undefined)),
    );
  },
};
