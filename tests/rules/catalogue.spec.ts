import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { accountRules, deliveryRules, keyRules, logBucketRules, rules, trailRules } from "../../rules/catalogue";
import { entryOf, type Level, presetNames } from "../../rules/configuration/presets";
import {
  cisAwsFoundationsControls,
  type Controls,
  nist80053Rev4Controls,
  nist80053Rev5Controls,
  pciDssControls,
} from "../../rules/controls";
import type { Rule } from "../../rules/rule";
import { awsControls } from "./awsControls";

const directory = join(__dirname, "..", "..", "rules");

/** What the rules may serve, by the catalogue of controls. */
const listed: Readonly<Record<keyof Controls, readonly string[]>> = {
  nist80053Rev4: nist80053Rev4Controls,
  nist80053Rev5: nist80053Rev5Controls,
  cisAwsFoundations: cisAwsFoundationsControls,
  pciDss: pciDssControls,
};
const catalogues = Object.keys(listed) as (keyof Controls)[];

/**
 * Every rule, in the order of reports, with its level under each preset, in the order of `presetNames`: disabled,
 * advisory, mandatory.
 */
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
  "cloudtrail-delivery-allowed": "a - M M M",
  "cloudtrail-delivery-healthy": "a - M - M",
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

/** What a rule's file is called: its name in camelCase. */
function fileOf(ruleName: string): string {
  return `${ruleName.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}.ts`;
}

function namesOf(some: readonly Rule<never>[]): string[] {
  return some.map(({ name }) => name);
}

describe("the catalogue", () => {
  it("holds exactly these rules, in this order, at these levels under the presets", () => {
    const actual = rules.map((rule) => [
      rule.name,
      presetNames.map((preset) => letters[entryOf(preset, rule).enforcementLevel]).join(" "),
    ]);
    assert.deepEqual(actual, Object.entries(levels));
  });

  it("holds the rule of every file, which is called after it, once", () => {
    const folders = {
      account: accountRules,
      trail: [...trailRules, ...deliveryRules],
      logBucket: logBucketRules,
      key: keyRules,
    };
    for (const [folder, its] of Object.entries(folders)) {
      assert.deepEqual(readdirSync(join(directory, folder)).sort(), namesOf(its).map(fileOf).sort());
    }
  });

  it("has a spec for the rule of every file", () => {
    for (const folder of ["account", "trail", "logBucket", "key"]) {
      const specs = readdirSync(join(__dirname, folder)).map((file) => file.replace(/\.spec\.ts$/, ".ts"));
      assert.deepEqual(specs.sort(), readdirSync(join(directory, folder)).sort());
    }
  });

  it("asks an account for nothing that only a program says", () => {
    assert.deepEqual(
      rules.filter(({ onlyIn }) => onlyIn === "program").map(({ name }) => name),
      ["cloudtrail-s3-bucket-force-destroy-disabled", "cloudtrail-kms-key-deletion-window"],
    );
  });

  it("asks a program for nothing that only an account shows", () => {
    assert.deepEqual(
      rules.filter(({ onlyIn }) => onlyIn === "account").map(({ name }) => name),
      ["cloudtrail-delivery-healthy"],
    );
  });

  it("gives every rule its properties in the same order", () => {
    const order =
      "name displayName description severity controls isAspectOfGate isMetByOneTrail optIn onlyIn remediation url settings " +
      "evaluate";
    for (const rule of rules) {
      assert.deepEqual(
        Object.keys(rule),
        order.split(" ").filter((key) => Object.hasOwn(rule, key)),
        rule.name,
      );
    }
  });

  it("links a rule that AWS Config has to its page there, and any other to a page of AWS", () => {
    for (const { name, url } of rules) {
      const page = `https://docs.aws.amazon.com/config/latest/developerguide/${name}.html`;
      assert.ok(
        Object.hasOwn(awsControls, name) ? url === page : /^https:\/\/docs\.aws\.amazon\.com\/.+\.html$/.test(url),
        url,
      );
    }
  });

  it("has displays, descriptions and remediations in sentences of their own", () => {
    for (const { name, displayName, description, remediation } of rules) {
      assert.match(displayName, /^[A-Z].*[^.]$/, name);
      assert.match(description, /^[A-Z].*[^.]\.$/, name);
      for (const text of [remediation.program, remediation.account]) assert.match(text, /^[A-Z].*[^.]\.$/, name);
    }
    assert.equal(new Set(rules.map(({ displayName }) => displayName)).size, rules.length);
    assert.equal(new Set(rules.map(({ description }) => description)).size, rules.length);
  });

  it("says of rules to ask for what AWS charges for, or that it cannot be taken back", () => {
    const words = { charged: /AWS charges /, irreversible: /cannot be taken back/, manual: /by hand/ };
    for (const { name, remediation, optIn } of rules) {
      if (optIn === undefined) continue;
      for (const text of [remediation.program, remediation.account]) assert.match(text, words[optIn], name);
    }
  });

  it("serves every control it lists, each once a rule and in the order of the list", () => {
    for (const catalogue of catalogues) {
      const served = new Set<string>(rules.flatMap(({ controls }): readonly string[] => controls[catalogue].ids));
      assert.deepEqual(
        listed[catalogue].filter((control) => !served.has(control)),
        [],
        catalogue,
      );
      for (const { name, controls } of rules) {
        const own: readonly string[] = controls[catalogue].ids;
        assert.deepEqual(
          own,
          listed[catalogue].filter((control) => own.includes(control)),
          `${name}: ${catalogue}`,
        );
      }
    }
  });
});
