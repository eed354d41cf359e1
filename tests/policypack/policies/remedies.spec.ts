import assert from "node:assert/strict";
import fc from "fast-check";
import { trailRules } from "../../../rules/catalogue";
import { trailFromResource } from "../../../policypack/facts/trail";
import { remedies } from "../../../policypack/policies/remedies";
import { classicTrail, nativeTrail, notYetKnown } from "../preview";
import type { ClassicTrail, NativeTrail } from "../propertiesOf";

const names = [
  "isMultiRegionTrail",
  "includeGlobalServiceEvents",
  "enableLogFileValidation",
  "enableLogging",
  "isLogging",
  "eventSelectors",
  "advancedEventSelectors",
  "kmsKeyId",
] satisfies (keyof ClassicTrail | keyof NativeTrail)[];

/** Properties of a trail, right and wrong. */
const properties = fc.dictionary(
  fc.constantFrom(...names),
  fc.oneof(fc.boolean(), fc.constantFrom<unknown>(null, undefined, notYetKnown, "true", 1, []), fc.object()),
);

/** What a rule answers about a trail of either package. */
function answers(ruleName: string, props: object): string[] {
  const rule = trailRules.find(({ name }) => name === ruleName);
  assert.ok(rule !== undefined, ruleName);
  return [classicTrail(props), nativeTrail(props)].map((resource) => {
    const trail = trailFromResource(resource);
    return trail === undefined ? "no trail" : rule.evaluate(trail, {}).answer;
  });
}

describe("the remedies", () => {
  it("are these", () => {
    assert.deepEqual(Object.keys(remedies).sort(), [
      "cloud-trail-log-file-validation-enabled",
      "cloudtrail-global-service-events-enabled",
      "cloudtrail-multi-region-enabled",
    ]);
  });

  for (const [name, remedy] of Object.entries(remedies)) {
    it(`make any trail meet ${name}`, () => {
      const violating = Object.fromEntries(Object.keys(remedy).map((property) => [property, false]));
      assert.deepEqual(answers(name, violating), ["violation", "violation"]);
      fc.assert(
        fc.property(properties, (props) => {
          assert.deepEqual(answers(name, { ...props, ...remedy }), ["compliant", "compliant"]);
        }),
      );
    });

    it(`of ${name} make no other rule's answer worse`, () => {
      const ranks = ["violation", "unknown", "notApplicable", "compliant"];
      fc.assert(
        fc.property(properties, (props) => {
          for (const other of trailRules) {
            const before = answers(other.name, { s3BucketName: "logs", ...props });
            const after = answers(other.name, { s3BucketName: "logs", ...props, ...remedy });
            after.forEach((answer, index) => {
              assert.ok(ranks.indexOf(answer) >= ranks.indexOf(before[index] ?? ""), `${other.name}: ${answer}`);
            });
          }
        }),
      );
    });
  }

  it("leave no multi-region trail without global service events, which AWS refuses", () => {
    const props = { includeGlobalServiceEvents: false, ...remedies["cloudtrail-multi-region-enabled"] };
    assert.deepEqual(answers("cloudtrail-global-service-events-enabled", props), ["compliant", "compliant"]);
  });
});
