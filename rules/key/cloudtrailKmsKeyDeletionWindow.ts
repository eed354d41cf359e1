import { mappedFrom, none } from "../controls";
import type { KeyFacts } from "../facts/keyFacts";
import { chosenInteger, conclude, examineFact } from "../requirements/examination";
import type { IntegerSetting, Rule } from "../rule";

/** AWS allows no other windows. */
const minimumDays: IntegerSetting = {
  type: "integer",
  description: "How many days must pass at least between scheduling the key for deletion and its deletion.",
  minimum: 7,
  maximum: 30,
  default: 30,
};

/** There is time to notice that the key is scheduled for deletion: without it, the log files can never be read again. */
export const cloudtrailKmsKeyDeletionWindow: Rule<KeyFacts> = {
  name: "cloudtrail-kms-key-deletion-window",
  displayName: "Log key deletion window long enough",
  description: "The KMS key that encrypts the log files of an AWS CloudTrail trail should have a long deletion window.",
  severity: "medium",
  controls: {
    nist80053Rev4: mappedFrom("kms-cmk-not-scheduled-for-deletion", ["SC-12", "SC-28"]),
    nist80053Rev5: mappedFrom("KMS.3", ["SC-12", "SC-12(2)"]),
    cisAwsFoundations: none,
    pciDss: none,
  },
  onlyIn: "program",
  remediation: {
    program:
      "Raise deletionWindowInDays of the key (pendingWindowInDays in aws-native), or remove it: AWS then waits 30 days.",
    account:
      "Run `aws kms cancel-key-deletion --key-id KEY`; if the key is no longer needed, schedule its deletion again with `aws kms " +
      "schedule-key-deletion --key-id KEY --pending-window-in-days 30`.",
  },
  url: "https://docs.aws.amazon.com/config/latest/developerguide/kms-cmk-not-scheduled-for-deletion.html",
  settings: { minimumDays },
  evaluate(key, settings) {
    const days = chosenInteger(settings["minimumDays"], minimumDays);
    return conclude(
      { kind: "key", name: key.name },
      `a key whose deletion window is at least ${days} days`,
      examineFact(key.deletionWindowDays, `has a deletion window of at least ${days} days`, (window) =>
        window >= days ? undefined : `has a deletion window of ${window} days`,
      ),
    );
  },
};
