import { mappedFrom } from "../controls";
import type { TrailFacts } from "../facts/trailFacts";
import { judgeTrail } from "../requirements/judgeTrail";
import { validatesLogFiles } from "../requirements/trailRequirements";
import type { Rule } from "../rule";

/** Each trail validates its log files. */
export const cloudTrailLogFileValidationEnabled: Rule<TrailFacts> = {
  name: "cloud-trail-log-file-validation-enabled",
  displayName: "CloudTrail log-file validation enabled",
  description: "Every AWS CloudTrail trail should validate its log files.",
  severity: "low",
  controls: {
    nist80053Rev4: mappedFrom("cloud-trail-log-file-validation-enabled", ["SI-7", "SI-7(1)"]),
    nist80053Rev5: mappedFrom("CloudTrail.4", ["AU-9", "SI-4", "SI-7(1)", "SI-7(3)", "SI-7(7)"]),
    cisAwsFoundations: mappedFrom("CloudTrail.4", ["3.2"]),
    pciDss: mappedFrom("CloudTrail.4", ["10.3.2"]),
  },
  remediation: {
    program: "Set enableLogFileValidation to true.",
    account: "Run `aws cloudtrail update-trail --name TRAIL --enable-log-file-validation` in the trail's home region.",
  },
  url: "https://docs.aws.amazon.com/config/latest/developerguide/cloud-trail-log-file-validation-enabled.html",
  evaluate(trail) {
    return judgeTrail(trail, validatesLogFiles);
  },
};
