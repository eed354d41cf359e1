import { byOurReading, none } from "../controls";
import type { TrailFacts } from "../facts/trailFacts";
import { deliversWithoutError, hasDeliveredWithin } from "../requirements/deliveryStatus";
import { chosenInteger } from "../requirements/examination";
import { judgeTrail } from "../requirements/judgeTrail";
import type { IntegerSetting, Rule } from "../rule";

const maximumAgeHours: IntegerSetting = {
  type: "integer",
  description:
    "How many hours ago the latest log file or digest may have arrived. AWS delivers log files of an account in use within " +
    "minutes, and digests every hour.",
  minimum: 1,
  maximum: 720,
  default: 24,
};

/** A trail says that it is logging while nothing arrives: AWS tells so in its status alone. */
export const cloudtrailDeliveryHealthy: Rule<TrailFacts> = {
  name: "cloudtrail-delivery-healthy",
  displayName: "CloudTrail delivery healthy",
  description: "The latest deliveries of every AWS CloudTrail trail should have arrived, lately and without an error.",
  severity: "high",
  controls: {
    nist80053Rev4: byOurReading(["AU-2(a)(d)", "AU-12(a)(c)"]),
    nist80053Rev5: byOurReading(["AU-2", "AU-12"]),
    cisAwsFoundations: none,
    pciDss: byOurReading(["10.2.1"]),
  },
  onlyIn: "account",
  remediation: {
    program:
      "Let CloudTrail use what the trail delivers to, as cloudtrail-delivery-allowed asks, and deploy: AWS tries again by " +
      "itself.",
    account:
      "Run `aws cloudtrail get-trail-status --name TRAIL` in the trail's home region for the errors. Let " +
      "cloudtrail.amazonaws.com use what cannot be delivered to: AWS tries again by itself.",
  },
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html",
  settings: { maximumAgeHours },
  evaluate(trail, settings) {
    if (trail.deliveryStatus === undefined) {
      return { answer: "notApplicable", why: "a program does not show what becomes of its deliveries" };
    }
    if (trail.isLogging.known && !trail.isLogging.value) {
      return { answer: "notApplicable", why: "the trail is not logging, which cloudtrail-logging-enabled reports" };
    }
    const hours = chosenInteger(settings["maximumAgeHours"], maximumAgeHours);
    return judgeTrail(trail, deliversWithoutError, hasDeliveredWithin(hours));
  },
};
