import assert from "node:assert/strict";
import { gate, rules } from "../../../rules/catalogue";
import { entryOf, type Level, presetNames } from "../../../rules/configuration/presets";

/** The level of every rule under each preset, in the order of `presetNames`: disabled, advisory, mandatory. */
const levels: Readonly<Record<string, string>> = {
  "multi-region-cloudtrail-enabled": "M M M M M",
  "cloudtrail-security-trail-enabled": "- - M - M",
  "cloudtrail-s3-dataevents-enabled": "- - M M M",
  "cloudtrail-management-events-recorded-once": "a - - - M",
  "cloudtrail-multi-region-enabled": "a - a a M",
  "cloudtrail-global-service-events-enabled": "a - a a M",
  "cloudtrail-logging-enabled": "a - a a M",
  "cloud-trail-log-file-validation-enabled": "a - M M M",
  "cloudtrail-management-events-enabled": "a - a a M",
  "cloudtrail-management-event-sources-included": "a - a a M",
  "cloud-trail-encryption-enabled": "- - M M M",
  "cloud-trail-cloud-watch-logs-enabled": "- - M - M",
  "cloudtrail-sns-topic-configured": "- - - - M",
  "cloudtrail-insights-enabled": "- - - - M",
  "cloudtrail-s3-bucket-public-access-prohibited": "a - M M M",
  "cloudtrail-s3-bucket-policy-tamper-protected": "a - M - M",
  "cloudtrail-s3-bucket-policy-source-arn": "a - M - M",
  "cloudtrail-organization-trail-bucket-policy": "a - M - M",
  "cloudtrail-s3-bucket-ssl-requests-only": "a - M M M",
  "cloudtrail-s3-bucket-versioning-enabled": "a - M - M",
  "cloudtrail-s3-bucket-retention": "a - M - M",
  "cloudtrail-s3-bucket-force-destroy-disabled": "a - M - M",
  "cloudtrail-s3-bucket-access-logging": "- - M M M",
  "cloudtrail-s3-bucket-object-lock-enabled": "- - M - M",
  "cloudtrail-kms-key-enabled": "a - M - M",
  "cloudtrail-kms-key-policy": "a - M - M",
  "cloudtrail-kms-key-rotation-enabled": "a - M M M",
  "cloudtrail-kms-key-deletion-window": "a - M - M",
};

const letters: Readonly<Record<Level, string>> = { disabled: "-", advisory: "a", mandatory: "M" };

describe("the presets", () => {
  it("are these", () => {
    assert.deepEqual([...presetNames], ["baseline", "rule", "nist-800-53-r4", "cis", "strict"]);
  });

  it("set every rule to these levels", () => {
    const actual = rules.map((rule) => [
      rule.name,
      presetNames.map((preset) => letters[entryOf(preset, rule).enforcementLevel]).join(" "),
    ]);
    assert.deepEqual(Object.fromEntries(actual), levels);
  });

  it("block without the trail, read literally under `rule` only", () => {
    const entries = presetNames.map((preset) =>
      entryOf(preset, rules.find(({ name }) => name === gate) ?? assert.fail()),
    );
    assert.deepEqual(
      entries.map(({ enforcementLevel }) => enforcementLevel),
      presetNames.map(() => "mandatory"),
    );
    assert.deepEqual(
      entries.map(({ interpretation }) => interpretation),
      presetNames.map((preset) => (preset === "rule" ? "literal" : undefined)),
    );
  });

  it("ask nobody to pay, or to do what cannot be undone, who did not ask for it", () => {
    for (const rule of rules.filter(({ optIn }) => optIn !== undefined)) {
      assert.equal(entryOf("baseline", rule).enforcementLevel, "disabled", rule.name);
      assert.equal(entryOf("rule", rule).enforcementLevel, "disabled", rule.name);
    }
  });
});
