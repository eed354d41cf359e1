import assert from "node:assert/strict";
import { known } from "../../../rules/facts/fact";
import { cloudTrailLogFileValidationEnabled } from "../../../rules/trail/cloudTrailLogFileValidationEnabled";
import { odd } from "../../policypack/odd";
import { classicTrail, nativeTrail, notYetKnown } from "../../policypack/preview";
import type { ClassicTrail } from "../../policypack/propertiesOf";
import { saidOfTrail } from "../../policypack/said";
import { doubtful, trail } from "../trails";

const required = "a trail that validates its log files";

describe("cloud-trail-log-file-validation-enabled", () => {
  it("is met by a trail that validates its log files, whatever else it does", () => {
    const facts = trail({ isMultiRegion: known(false), isLogging: doubtful });
    assert.deepEqual(cloudTrailLogFileValidationEnabled.evaluate(facts, {}), { answer: "compliant" });
  });

  it("is violated by a trail that does not", () => {
    assert.deepEqual(cloudTrailLogFileValidationEnabled.evaluate(trail({ validatesLogFiles: known(false) }), {}), {
      answer: "violation",
      required,
      findings: [{ kind: "trail", name: "audit", faults: ["does not validate its log files"], doubts: [] }],
    });
  });

  it("is not known for a trail of which it is not known", () => {
    assert.deepEqual(cloudTrailLogFileValidationEnabled.evaluate(trail({ validatesLogFiles: doubtful }), {}), {
      answer: "unknown",
      required,
      findings: [
        {
          kind: "trail",
          name: "audit",
          faults: [],
          doubts: [{ question: "validates its log files", reason: doubtful }],
        },
      ],
    });
  });

  it("is read from the property, whose absence means that it does not", () => {
    const said = (properties: ClassicTrail) =>
      [classicTrail, nativeTrail].map((of) =>
        saidOfTrail(cloudTrailLogFileValidationEnabled, of({ s3BucketName: "logs", ...properties })),
      );
    const twice = (answer: string) => [answer, answer];
    const violation = twice("violation: does not validate its log files");
    assert.deepEqual(said({ enableLogFileValidation: true }), twice("compliant"));
    assert.deepEqual(said({ enableLogFileValidation: false }), violation);
    assert.deepEqual(said({}), violation);
    assert.deepEqual(
      said({ enableLogFileValidation: notYetKnown }),
      twice("unknown: validates its log files? enableLogFileValidation is not known before deployment"),
    );
    assert.deepEqual(
      said({ enableLogFileValidation: odd("true") }),
      twice("unknown: validates its log files? enableLogFileValidation is a string, not a boolean"),
    );
  });
});
