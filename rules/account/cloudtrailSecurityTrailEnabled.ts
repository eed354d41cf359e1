import { mappedFrom, none } from "../controls";
import type { AccountFacts } from "../facts/accountFacts";
import { judgeAccountWithTrail } from "../requirements/judgeAccount";
import { recordsAllManagementEvents } from "../requirements/managementEvents";
import {
  includesGlobalServiceEvents,
  isLogging,
  isMultiRegion,
  usesKmsKey,
  validatesLogFiles,
} from "../requirements/trailRequirements";
import type { Rule } from "../rule";

/** What that trail has to do. */
const requirements = [
  isMultiRegion,
  isLogging,
  includesGlobalServiceEvents,
  validatesLogFiles,
  usesKmsKey,
  recordsAllManagementEvents,
];

/** At least one trail of the account is what AWS calls a security trail, and is logging. */
export const cloudtrailSecurityTrailEnabled: Rule<AccountFacts> = {
  name: "cloudtrail-security-trail-enabled",
  displayName: "Security trail enabled",
  description:
    "At least one AWS CloudTrail trail should follow the security best practices: multi-region, complete, " +
    "validated and encrypted.",
  severity: "medium",
  controls: {
    nist80053Rev4: mappedFrom("cloudtrail-security-trail-enabled", ["CM-2"]),
    nist80053Rev5: none,
    cisAwsFoundations: none,
    pciDss: none,
  },
  isMetByOneTrail: true,
  optIn: "charged",
  remediation: {
    program:
      "Change one trail until it meets all that is required; kmsKeyId takes the ARN of a KMS key whose policy lets " +
      "CloudTrail use it. AWS charges for the key and its use.",
    account:
      "Change one trail until it meets all that is required, with `aws cloudtrail update-trail --name TRAIL " +
      "--is-multi-region-trail --include-global-service-events --enable-log-file-validation --kms-key-id " +
      "KEY-ARN` and a key whose policy lets CloudTrail use it. AWS charges for the key and its use.",
  },
  url: "https://docs.aws.amazon.com/config/latest/developerguide/cloudtrail-security-trail-enabled.html",
  evaluate(account) {
    return judgeAccountWithTrail(account, requirements);
  },
};
