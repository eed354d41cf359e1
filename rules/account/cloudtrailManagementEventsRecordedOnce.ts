import { noControls } from "../controls";
import type { AccountFacts } from "../facts/accountFacts";
import { furtherCopyPrice, judgeDuplicates } from "../requirements/duplicates";
import { inOrder } from "../requirements/judgeAccount";
import type { Rule } from "../rule";

/**
 * The account pays for no second copy of a management event. Unlike every other rule, this one is only about cost: even a
 * better trail may be one too many.
 *
 * @see https://aws.amazon.com/cloudtrail/pricing/
 */
export const cloudtrailManagementEventsRecordedOnce: Rule<AccountFacts> = {
  name: "cloudtrail-management-events-recorded-once",
  displayName: "CloudTrail management events recorded once",
  description: "No two AWS CloudTrail trails of an account should record the same management events.",
  severity: "low",
  controls: noControls,
  remediation: {
    program:
      "Keep one multi-region trail of management events; remove the others, or let them select other events only. AWS delivers " +
      `the first copy of management events in a region free of charge and charges ${furtherCopyPrice} of every further copy.`,
    account:
      "Keep one multi-region trail of management events; remove the others with `aws cloudtrail delete-trail " +
      "--name TRAIL`, or let them select other events only with `aws cloudtrail put-event-selectors`. AWS " +
      `delivers the first copy of management events in a region free of charge and charges ${furtherCopyPrice} of every further copy.`,
  },
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-manage-costs.html",
  evaluate({ trails }) {
    return judgeDuplicates(inOrder(trails));
  },
};
