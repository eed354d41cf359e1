import { multiRegionTrailControls } from "../controls";
import type { AccountFacts } from "../facts/accountFacts";
import { isNotKeptFromDelivering } from "../requirements/canDeliver";
import { judgeAccount } from "../requirements/judgeAccount";
import { recordsAllManagementEvents } from "../requirements/managementEvents";
import {
  includesGlobalServiceEvents,
  isLogging,
  isMultiRegion,
  validatesLogFiles,
} from "../requirements/trailRequirements";
import type { Rule } from "../rule";

/** What the published rule checks. */
const literal = [isMultiRegion, isLogging];

/**
 * What the controls behind the rule ask for: a trail that misses nothing, and whose log files can be proved genuine and are
 * not known to be kept from their bucket.
 */
const strict = [
  ...literal,
  includesGlobalServiceEvents,
  validatesLogFiles,
  recordsAllManagementEvents,
  isNotKeptFromDelivering,
];

/** At least one trail of the account meets every requirement at the same time. */
export const multiRegionCloudtrailEnabled: Rule<AccountFacts> = {
  name: "multi-region-cloudtrail-enabled",
  displayName: "Multi-region CloudTrail enabled",
  description: "At least one multi-region AWS CloudTrail should be present in an account.",
  severity: "medium",
  controls: multiRegionTrailControls,
  isMetByOneTrail: true,
  remediation: {
    program:
      "Create a MultiRegionTrail of pulumi-cloudtrail-baseline, or change one trail until it meets all that is required.",
    account:
      "Change one trail with `aws cloudtrail update-trail --name TRAIL --is-multi-region-trail " +
      "--include-global-service-events --enable-log-file-validation`, start it with `aws cloudtrail " +
      "start-logging --name TRAIL`, and let its event selectors record all management events; or create a " +
      "trail, for example with `pulumi up` of cloudtrail-baseline.",
  },
  url: "https://docs.aws.amazon.com/config/latest/developerguide/multi-region-cloudtrail-enabled.html",
  settings: {
    interpretation: {
      type: "string",
      description:
        "How strictly to read the rule. `strict`: the same trail also includes global service events, validates its log files, " +
        "records all read and write management events of every event source, and is not known to be kept from delivering " +
        "them. `literal`: a multi-region trail that is logging is enough.",
      values: ["strict", "literal"],
      default: "strict",
    },
  },
  evaluate(account, settings) {
    return judgeAccount(account, settings["interpretation"] === "literal" ? literal : strict);
  },
};
