import assert from "node:assert/strict";
import { useToolchain } from "../toolchain";
import { analyze, type Analysis, executable, type Question } from "./analyzer";
import { odd } from "./odd";
import type { ClassicTrail, Common, ItemOf, NativeTrail } from "./propertiesOf";
import { component, custom, encryptedSecret, notYetKnown, secret, stateOf, type StateResource, urnOf } from "./state";

const gate = "multi-region-cloudtrail-enabled";
const validation = "cloud-trail-log-file-validation-enabled";
const classic = "aws:cloudtrail/trail:Trail";
const native = "aws-native:cloudtrail:Trail";

const good: Common<ClassicTrail, NativeTrail> = {
  s3BucketName: "logs",
  isMultiRegionTrail: true,
  enableLogFileValidation: true,
};
type Condition = ItemOf<ItemOf<ClassicTrail["advancedEventSelectors"]>["fieldSelectors"]>;

const management: Condition = { field: "eventCategory", equals: ["Management"] };

function trail(differences: ClassicTrail = {}, more: Partial<StateResource> = {}): StateResource {
  return custom(classic, more.name ?? "audit", { ...good, ...differences }, more);
}

function nativeTrail(differences: NativeTrail = {}): StateResource {
  return custom(native, "audit", { ...good, isLogging: true, ...differences });
}

function selected(...fieldSelectors: Condition[]): ClassicTrail {
  return { advancedEventSelectors: [{ name: "selector", fieldSelectors }] };
}

interface Case extends Question {
  readonly title: string;
  /** What the gate finds; absent when it lets the stack pass. */
  readonly found?: string;
  /** What the rule on log-file validation finds; absent when nothing. */
  readonly validationFound?: string;
}

const notValidating = 'trail "audit" does not validate its log files.';
const literal = { [gate]: { interpretation: "literal" } };

function oneTrail(fault: string): string {
  return `1 trail, none compliant.\n- trail "audit" ${fault}.`;
}

function notKnown(question: string, why: string, remedy: string): string {
  return `it is not known whether trail "audit" ${question}: ${why}. To make it known, ${remedy}.`;
}

function oneDoubt(question: string, why: string, remedy: string): string {
  return `1 trail, none known to be compliant.\n- ${notKnown(question, why, remedy)}`;
}

function later(property: string): [string, string] {
  return [`${property} is not known before deployment`, `give ${property} a plain value`];
}

const notGiven: [string, string] = [
  "this operation shows none of its properties: --target or --exclude leaves it out, or the configuration of its " +
    "provider is not known before deployment",
  `run without --target and --exclude, add --target '${urnOf(classic, "audit")}', or give its provider plain values`,
];
const everything =
  "is multi-region, is logging, includes global service events, validates its log files and records all read and write " +
  "management events";

const cases: readonly Case[] = [
  { title: "passes a stack without any resource", state: stateOf() },
  {
    title: "passes a stack whose resources are components and of other clouds",
    state: stateOf(component("app:index:Site", "site"), custom("random:index/randomId:RandomId", "id")),
  },
  {
    title: "blocks a stack without trail",
    state: stateOf(custom("aws:s3/bucket:Bucket", "data")),
    found: "no trail.",
  },
  {
    title: "blocks a stack of aws-native without trail",
    state: stateOf(custom("aws-native:s3:Bucket", "data")),
    found: "no trail.",
  },
  {
    title: "passes a good trail beside components and other resources",
    state: stateOf(component("app:index:Site", "site"), custom("aws:s3/bucket:Bucket", "data"), trail()),
  },
  {
    title: "blocks a trail that sets only what it must",
    state: stateOf(custom(classic, "audit", { s3BucketName: "logs" })),
    found: oneTrail("is not multi-region and does not validate its log files"),
    validationFound: notValidating,
  },
  {
    title: "blocks a single-region trail",
    state: stateOf(trail({ isMultiRegionTrail: false })),
    found: oneTrail("is not multi-region"),
  },
  {
    title: "blocks a trail with logging off",
    state: stateOf(trail({ enableLogging: false })),
    found: oneTrail("is not logging"),
  },
  {
    title: "blocks a trail without global service events",
    state: stateOf(trail({ includeGlobalServiceEvents: false })),
    found: oneTrail("does not include global service events"),
  },
  {
    title: "blocks a trail without log-file validation",
    state: stateOf(trail({ enableLogFileValidation: false })),
    found: oneTrail("does not validate its log files"),
    validationFound: notValidating,
  },
  {
    title: "blocks a trail that may turn out to be in one region only",
    state: stateOf(trail({ isMultiRegionTrail: notYetKnown })),
    found: oneDoubt("is multi-region", ...later("isMultiRegionTrail")),
  },
  {
    title: "blocks a trail that may turn out not to log, naming what that depends on",
    state: stateOf(
      custom("aws:ssm/parameter:Parameter", "switch"),
      trail(
        { enableLogging: notYetKnown },
        { propertyDependencies: { enableLogging: [urnOf("aws:ssm/parameter:Parameter", "switch")] } },
      ),
    ),
    found: oneDoubt(
      "is logging",
      'enableLogging is not known before deployment, it comes from aws:ssm/parameter:Parameter "switch"',
      "give enableLogging a plain value",
    ),
  },
  {
    title: "blocks a trail whose log-file validation is a secret not known yet",
    state: stateOf(trail({ enableLogFileValidation: secret(notYetKnown) })),
    found: oneDoubt("validates its log files", ...later("enableLogFileValidation")),
    validationFound: notKnown("validates its log files", ...later("enableLogFileValidation")),
  },
  {
    title: "blocks a trail with selectors not known yet",
    state: stateOf(trail({ eventSelectors: [{ readWriteType: notYetKnown }] })),
    found: oneDoubt("records all read and write management events", ...later("eventSelectors[0].readWriteType")),
  },
  {
    title: "tells a fault and a doubt of the same trail",
    state: stateOf(trail({ isMultiRegionTrail: false, enableLogging: notYetKnown })),
    found: `${oneTrail("is not multi-region")}\n- ${notKnown("is logging", ...later("enableLogging"))}`,
  },
  {
    title: "blocks write-only and read-only trails, by name",
    state: stateOf(
      trail({ eventSelectors: [{ readWriteType: "WriteOnly" }] }, { name: "writes" }),
      trail({ eventSelectors: [{ readWriteType: "ReadOnly" }] }, { name: "reads" }),
    ),
    found:
      "2 trails, none compliant.\n" +
      '- trail "reads" does not record all write management events.\n' +
      '- trail "writes" does not record all read management events.',
  },
  {
    title: "blocks a trail that excludes the events of KMS",
    state: stateOf(trail({ eventSelectors: [{ excludeManagementEventSources: ["kms.amazonaws.com"] }] })),
    found: oneTrail("leaves out the read and write management events of kms.amazonaws.com"),
  },
  {
    title: "blocks advanced selectors without management events",
    state: stateOf(trail(selected({ field: "eventCategory", equals: ["Data"] }))),
    found: oneTrail("does not record all read and write management events"),
  },
  {
    title: "passes advanced selectors with all management events",
    state: stateOf(trail(selected(management))),
  },
  {
    title: "passes one good trail beside bad and doubtful ones",
    state: stateOf(
      trail({ isMultiRegionTrail: false }, { name: "bad" }),
      trail({}, { name: "good" }),
      trail({ enableLogging: notYetKnown }, { name: "doubtful" }),
    ),
  },
  {
    title: "passes a limited multi-region trail when the rule is read literally",
    state: stateOf(trail({ enableLogFileValidation: false, eventSelectors: [{ readWriteType: "WriteOnly" }] })),
    config: literal,
    validationFound: notValidating,
  },
  {
    title: "blocks a single-region trail when the rule is read literally",
    state: stateOf(trail({ isMultiRegionTrail: false })),
    config: literal,
    found: oneTrail("is not multi-region"),
  },
  { title: "passes a good trail of aws-native", state: stateOf(nativeTrail()) },
  {
    title: "blocks a bad trail of aws-native",
    state: stateOf(nativeTrail({ isLogging: false, enableLogFileValidation: false })),
    found: oneTrail("is not logging and does not validate its log files"),
    validationFound: notValidating,
  },
  {
    title: "reads secrets and does not print them",
    state: stateOf(
      trail({
        isMultiRegionTrail: secret(true),
        eventSelectors: secret([{ excludeManagementEventSources: ["hunter2"] }]),
      }),
    ),
    found: oneTrail("leaves out the read and write management events of 1 other event source"),
  },
  {
    title: "blocks a trail with a secret it cannot decrypt",
    state: stateOf(trail({ enableLogging: encryptedSecret() })),
    found: oneDoubt(
      "is logging",
      "enableLogging is a secret that cannot be read offline",
      "analyze the stack itself instead of an exported file",
    ),
  },
  {
    title: "blocks a trail with values of other types",
    state: stateOf(trail({ isMultiRegionTrail: odd("true"), eventSelectors: odd({ readWriteType: "All" }) })),
    found:
      oneDoubt(
        "is multi-region",
        "isMultiRegionTrail is a string, not a boolean",
        "make isMultiRegionTrail a boolean",
      ) +
      "\n- " +
      notKnown(
        "records all read and write management events",
        "eventSelectors is an object, not a list",
        "make eventSelectors a list",
      ),
  },
  {
    title: "blocks a trail that comes without properties, as one that --target leaves out",
    state: stateOf(custom(classic, "audit")),
    found: oneDoubt(everything, ...notGiven),
    validationFound: notKnown(
      "validates its log files",
      "this operation shows none of its properties",
      `do what ${gate} says`,
    ),
  },
  {
    title: "judges by inputs a trail without outputs, as one whose provider is not configured yet",
    state: stateOf(trail({}, { outputs: {} })),
  },
  {
    title: "prints strange names safely",
    state: stateOf(trail({ isMultiRegionTrail: false }, { name: "\u001b[2J\u202e" })),
    found: String.raw`1 trail, none compliant.${"\n"}- trail "\u{1b}[2J\u{202e}" is not multi-region.`,
  },
  {
    title: "lets a stack pass that configures the gate as advisory, and still reports",
    state: stateOf(custom("aws:s3/bucket:Bucket", "data")),
    config: { [gate]: "advisory" },
    found: "no trail.",
  },
];

/** What the gate and the rule on log-file validation reported: the other rules have tables of their own. */
function ofTheTwo({ violations }: Analysis): Analysis["violations"] {
  return violations.filter(({ policyName }) => policyName === gate || policyName === validation);
}

/** How many analyses run at the same time: each is a CLI and a pack, here the executable, for its quick start. */
const atOnce = 2;

describe("the policy pack, run by Pulumi", () => {
  useToolchain();
  const answers = new Map<Question, Analysis>();

  before("analyze every case", async () => {
    const queue = [...cases];
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        answers.set(next, await analyze({ ...next, pack: executable }));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  });

  for (const example of cases) {
    it(example.title, () => {
      const answer = answers.get(example);
      assert.ok(answer !== undefined);
      const found = ofTheTwo(answer).map(({ policyName, message }): [string, string] => [
        policyName,
        /^Found: (.*)\nRequired: /ms.exec(message)?.[1] ?? message,
      ]);
      const expected = { [gate]: example.found, [validation]: example.validationFound };
      assert.deepEqual({ [gate]: undefined, [validation]: undefined, ...Object.fromEntries(found) }, expected);
      assert.equal(found.length, Object.values(expected).filter((value) => value !== undefined).length);
      const mandatory = answer.violations.some(({ enforcementLevel }) => enforcementLevel === "mandatory");
      assert.equal(answer.exitCode, mandatory ? 1 : 0, answer.errors);
    });
  }

  it("says everything a reader needs in the message", async () => {
    const violations = ofTheTwo(await analyze({ state: stateOf(trail({ enableLogFileValidation: false })) }));
    const required =
      "Required: one trail that is multi-region, is logging, includes global service events, validates its log files, " +
      "records all read and write management events of every event source and is not known to be kept from delivering its " +
      "log files.";
    assert.deepEqual(
      violations.map(({ policyName, enforcementLevel, severity, resourceUrn, message }) => ({
        policyName,
        enforcementLevel,
        severity,
        resourceUrn,
        message: message.split("\n"),
      })),
      [
        {
          policyName: validation,
          enforcementLevel: "advisory",
          severity: "low",
          resourceUrn: urnOf(classic, "audit"),
          message: [
            "Every AWS CloudTrail trail should validate its log files.",
            `Found: ${notValidating}`,
            "Required: a trail that validates its log files.",
            "Fix: Set enableLogFileValidation to true.",
            "Controls: NIST SP 800-53 Rev. 4 SI-7, SI-7(1)",
            "See: https://docs.aws.amazon.com/config/latest/developerguide/cloud-trail-log-file-validation-enabled.html",
          ],
        },
        {
          policyName: gate,
          enforcementLevel: "mandatory",
          severity: "medium",
          resourceUrn: urnOf("pulumi:pulumi:Stack", "app-dev"),
          message: [
            "At least one multi-region AWS CloudTrail should be present in an account.",
            "Found: 1 trail, none compliant.",
            `- ${notValidating}`,
            required,
            "Fix: Create a MultiRegionTrail of pulumi-cloudtrail-baseline, or change one trail until it meets all that is " +
              "required. If another stack or the organization has the trail of the account, pass --policy-pack-config FILE. " +
              `To ask AWS for the trail, FILE holds {"${gate}":{"verification":"live"}}; to vouch for it without ` +
              `credentials, {"${gate}":{"verification":"attested","coveringTrails":["TRAIL-ARN"]}}.`,
            "Controls: NIST SP 800-53 Rev. 4 AC-2(4), AU-2(a)(d), AU-3, AU-12(a)(c)",
            "See: https://docs.aws.amazon.com/config/latest/developerguide/multi-region-cloudtrail-enabled.html",
          ],
        },
      ],
    );
  });

  it("refuses an interpretation that does not exist", async () => {
    const { exitCode, violations, errors } = await analyze({
      state: stateOf(trail()),
      config: { [gate]: { interpretation: "lenient" } },
    });
    assert.notEqual(exitCode, 0);
    assert.deepEqual(violations, []);
    assert.match(errors, /interpretation.*"strict", "literal"/s);
  });
});
