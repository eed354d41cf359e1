import assert from "node:assert/strict";
import type { RuleGroup } from "../../../docs/generator/ruleGroups";
import { prose, rulePage } from "../../../docs/generator/rulePage";
import { byOurReading, mappedFrom, noControls, none } from "../../../rules/controls";
import { unknown } from "../../../rules/facts/fact";
import type { Rule, Shortcoming } from "../../../rules/rule";

const notGreen: Shortcoming = {
  answer: "violation",
  required: "a green light",
  findings: [{ kind: "light", name: "left", faults: ["is not green"], doubts: [] }],
};

const rule: Rule<never> = {
  name: "cloud-trail-log-file-validation-enabled",
  displayName: "Green light",
  description: "Every light should be green.",
  severity: "low",
  controls: {
    nist80053Rev4: mappedFrom("cloud-trail-log-file-validation-enabled", ["SI-7"]),
    nist80053Rev5: byOurReading(["AU-9"]),
    cisAwsFoundations: none,
    pciDss: mappedFrom(["CloudTrail.7", "S3.9"], ["10.2.1"]),
  },
  optIn: "charged",
  remediation: { program: "Switch it on.", account: "Run `aws switch on`." },
  url: "https://example.com/green",
  settings: {
    colour: { type: "string", description: "Which colour counts.", values: ["green", "blue"], default: "green" },
    days: { type: "integer", description: "How many days.", minimum: 1, maximum: 9, default: 3 },
    names: { type: "array", description: "Which lights.", pattern: "[a-z]+", example: "left" },
  },
  evaluate: () => notGreen,
};

const group: RuleGroup = {
  title: "Lights",
  folder: "light",
  judges: "each light",
  judgesLive: "each light that shines",
  notApplicable: "it is day",
  rules: [],
};

function page(differences: Partial<Rule<never>> = {}, of = rule): string {
  return rulePage(group, {
    rule: { ...of, ...differences },
    onNotKnown: ({ colour }) => ({
      ...notGreen,
      answer: "unknown",
      required: colour === "blue" ? "a blue light" : "a green light",
      findings: [
        { kind: "light", name: "left", faults: [], doubts: [{ question: "is green", reason: unknown("it", "look") }] },
      ],
    }),
    onBad: notGreen,
  });
}

describe("the page of a rule", () => {
  it("says what is required, also under other values of its settings, and what has to be known", () => {
    assert.match(page(), /\*\*compliant\*\*.*\n {2}- a green light\n {2}- where `colour` is `blue`: a blue light\n/);
    assert.match(page(), /\*\*unknown\*\*.*whether\n {2}- the light is green\n/);
    assert.match(page(), /\*\*not applicable\*\*: it is day, or the rule is about something else/);
  });

  it("says how an account answers, and that it does not answer a rule of programs", () => {
    assert.match(page(), /## In an audit\n\n.* judges each light that shines, and asks AWS/);
    assert.match(page(), /\| none +\| the id of the account .*\|\n/);
    assert.match(page(), /\| `cloudtrail:DescribeTrails` +\| the trails that show in the account/);
    assert.doesNotMatch(page(), /GetTrailStatus/);
    assert.match(page({ name: "cloudtrail-logging-enabled" }), /\| `cloudtrail:GetTrailStatus` +\| /);
    const ofPrograms = page({ onlyIn: "program" });
    assert.match(ofPrograms, /## In an audit\n\n.* does not answer this rule/);
    assert.doesNotMatch(ofPrograms, /DescribeTrails/);
  });

  it("speaks of the account alone where a program does not answer", () => {
    assert.match(page({ onlyIn: "account" }), /\*\*not applicable\*\*: no trail shows in the account, or/);
  });

  it("says whose reading it is that the rule serves its controls", () => {
    const rows = page().matchAll(/^\| \[(?:NIST|CIS|PCI).*?\]\(.*?\) \| (.*) \|$/gm);
    const [config, hub] = ["config/latest/developerguide", "securityhub/latest/userguide"].map(
      (path) => `https://docs.aws.amazon.com/${path}`,
    );
    const validation = "cloud-trail-log-file-validation-enabled";
    assert.deepEqual(
      [...rows].map(([, cells]) => cells),
      [
        `SI-7 | AWS, of [\`${validation}\`](${config}/${validation}.html)`,
        "AU-9 | this project: AWS has no check for this alone",
        "none | ",
        `10.2.1 | AWS, of [\`CloudTrail.7\`](${hub}/cloudtrail-controls.html#cloudtrail-7)` +
          ` and [\`S3.9\`](${hub}/s3-controls.html#s3-9)`,
      ],
    );
    assert.match(page({ controls: noControls }), /## Controls\n\nNone of NIST SP 800-53/);
  });

  it("says the level under each preset", () => {
    const levels = [...page().matchAll(/^\| `([\w-]+)` \| (.*) \|$/gm)].map(([, preset, level]) => [preset, level]);
    assert.deepEqual(levels, [
      ["baseline", "disabled"],
      ["rule", "disabled"],
      ["nist-800-53-r4", "mandatory"],
      ["cis", "disabled"],
      ["strict", "mandatory"],
    ]);
  });

  it("says type, range and default of each setting, those that all rules share included", () => {
    assert.match(page(), /^- `colour`, `green` or `blue`, by default `green`: Which colour counts\.$/m);
    assert.match(page(), /^- `days`, a whole number from 1 to 9, by default `3`: How many days\.$/m);
    assert.match(page(), /^- `names`, a list of texts such as `left`, by default none: Which lights\.$/m);
    assert.match(page(), /^- `unknown`, `block` or `warn`, by default `block`: /m);
    assert.match(page(), /^- `exceptions`, a list of objects with `account`, .* and `until`, by default none: /m);
    assert.match(page(), /"days": 3,\n {4}"names": \[\],\n {4}"unknown": "block",\n {4}"exceptions": \[\]\n/);
    assert.doesNotMatch(page(), /in an audit only/);
    assert.match(page({ name: "multi-region-cloudtrail-enabled" }), /^- `exceptions`, .* in an audit only/m);
  });

  it("says where alone the rule can be asked", () => {
    assert.match(page(), /^- Judges: each light$/m);
    assert.match(page({ onlyIn: "program" }), /^- Judges: each light, in a program: an account does not show it$/m);
    assert.match(
      page({ onlyIn: "account" }),
      /^- Judges: each light that shines, in an account: a program does not show it$/m,
    );
  });

  it("says what the level remediate sets, where it sets anything", () => {
    assert.match(page(), /At the level `remediate` the pack sets `enableLogFileValidation` to `true`/);
    assert.doesNotMatch(page({ name: "green" }), /remediate/);
  });

  it("says whether the rule is on by default, or why it is not", () => {
    const { optIn, ...free } = rule;
    assert.equal(optIn, "charged");
    assert.match(page(), /- On by default: no, as AWS charges for complying\n/);
    assert.match(page({ optIn: "irreversible" }), /- On by default: no, as complying cannot be taken back\n/);
    assert.match(page({}, free), /- On by default: yes\n/);
  });

  it("says how to comply in a program and in an account", () => {
    const inBoth = /## How to comply\n\nIn a program: Switch it on\.\n\nIn an account: Run `aws switch on`\.\n/;
    assert.match(page(), inBoth);
  });

  it("shows what a report says", () => {
    assert.match(page(), /```text\nFound: light "left" is not green\.\nRequired: a green light\.\nFix: Switch it on\./);
  });
});

describe("prose", () => {
  it("keeps what Markdown would read as its own, except code", () => {
    assert.equal(prose("s3:* by <name>, `a_*`, [b]"), String.raw`s3:\* by \<name>, ${"`a_*`"}, \[b\]`);
  });
});
