import type { TrailFacts } from "../facts/trailFacts";
import type { Rule } from "../rule";
import { examineTrail, validatesLogFiles } from "./trailRequirements";

/** Each trail validates its log files. */
export const cloudTrailLogFileValidationEnabled: Rule<TrailFacts> = {
  name: "cloud-trail-log-file-validation-enabled",
  displayName: "CloudTrail log-file validation enabled",
  description: "Every AWS CloudTrail trail should validate its log files.",
  severity: "low",
  controls: { nist80053Rev4: ["SI-7", "SI-7(1)"] },
  remediation: "Set enableLogFileValidation to true.",
  url: "https://docs.aws.amazon.com/config/latest/developerguide/cloud-trail-log-file-validation-enabled.html",
  evaluate(trail) {
    const finding = examineTrail(trail, [validatesLogFiles]);
    if (finding.faults.length === 0 && finding.doubts.length === 0) {
      return { answer: "compliant" };
    }
    return {
      answer: finding.faults.length > 0 ? "violation" : "unknown",
      required: `a trail that ${validatesLogFiles.required}`,
      findings: [finding],
    };
  },
};
