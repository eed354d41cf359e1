import { mappedFrom, none } from "../controls";
import type { AccountFacts } from "../facts/accountFacts";
import { judgeAccountWithTrail } from "../requirements/judgeAccount";
import { isLogging, isMultiRegion, recordsS3DataEvents } from "../requirements/trailRequirements";
import type { Rule } from "../rule";

/** What that trail has to do. */
const requirements = [isMultiRegion, isLogging, recordsS3DataEvents];

/** At least one trail of the account records reads and writes of the objects of all buckets, in all regions. */
export const cloudtrailS3DataeventsEnabled: Rule<AccountFacts> = {
  name: "cloudtrail-s3-dataevents-enabled",
  displayName: "S3 data events recorded",
  description: "At least one AWS CloudTrail trail should record the data events of all S3 buckets.",
  severity: "medium",
  controls: {
    nist80053Rev4: mappedFrom("cloudtrail-s3-dataevents-enabled", ["AC-2(g)", "AU-2(a)(d)", "AU-3", "AU-12(a)(c)"]),
    nist80053Rev5: none,
    cisAwsFoundations: mappedFrom(["S3.22", "S3.23"], ["3.8", "3.9"]),
    pciDss: mappedFrom(["S3.22", "S3.23"], ["10.2.1"]),
  },
  isMetByOneTrail: true,
  optIn: "charged",
  remediation: {
    program:
      "Add an entry to advancedEventSelectors of a multi-region trail, with eventCategory equal to Data and " +
      "resources.type equal to AWS::S3::Object, and leave out each bucket that holds logs by its ARN and a slash in " +
      "notStartsWiths (aws-native: notStartsWith) of resources.ARN. AWS charges for each event.",
    account:
      "Add a selector of S3 data events to those that a multi-region trail has (`aws cloudtrail " +
      "get-event-selectors --trail-name TRAIL` shows them) and set all with `aws cloudtrail " +
      "put-event-selectors --trail-name TRAIL --advanced-event-selectors FILE`; leave out each bucket that " +
      "holds logs. AWS charges for each event.",
  },
  url: "https://docs.aws.amazon.com/config/latest/developerguide/cloudtrail-s3-dataevents-enabled.html",
  evaluate(account) {
    return judgeAccountWithTrail(account, requirements);
  },
};
