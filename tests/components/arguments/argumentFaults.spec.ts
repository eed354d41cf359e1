import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { MultiRegionTrailArgs } from "../../../components/index";
import { argumentChecks, argumentNames, needsOf } from "../../../components/arguments/argumentChecks";
import type { ArgumentName } from "../../../components/arguments/argumentName";
import { defaults } from "../../../components/arguments/defaults";
import { exampleArguments, exampleSets } from "../../../docs/generator/exampleArguments";
import { buckets, faultsOf, objects, series } from "./rows";

const key = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const trail = "arn:aws:cloudtrail:eu-central-1:123456789012:trail/audit";

/** Arguments that are taken, all with their types: what does not compile here cannot be asked for. */
const accepted: readonly (readonly [title: string, args: MultiRegionTrailArgs])[] = [
  ["nothing", {}],
  [
    "the fewest days until files move and end",
    {
      retentionDays: 365,
      infrequentAccessAfterDays: 30,
      archiveAfterDays: 60,
      objectLockMode: "GOVERNANCE",
      objectLockRetentionDays: 1,
    },
  ],
  [
    "the most days until files move and end",
    {
      retentionDays: 36500,
      infrequentAccessAfterDays: 36469,
      archiveAfterDays: 36499,
      objectLockMode: "GOVERNANCE",
      objectLockRetentionDays: 36500,
    },
  ],
  ["archiving on the first day", { archiveAfterDays: 1, archiveStorageClass: "DEEP_ARCHIVE" }],
  ["a lock as long as the retention", { objectLockMode: "GOVERNANCE", objectLockRetentionDays: 2557 }],
  [
    "a lock without end of the log files",
    { retentionDays: 0, objectLockMode: "COMPLIANCE", objectLockRetentionDays: 36500, acknowledgeComplianceMode: true },
  ],
  [
    "all that lists and tags can have",
    {
      tags: { "cost center": "", Größe: "x".repeat(256) },
      readerArns: ["arn:aws:iam::123456789012:root"],
      additionalTrailArns: series(100, (index) => `${trail}-${index}`),
      excludedManagementEventSources: ["kms.amazonaws.com", "rdsdata.amazonaws.com"],
      acknowledgeExcludedEvents: true,
      dataResources: [
        { type: "AWS::S3::Object", values: ["arn:aws:s3:::photos/", "arn:aws:s3:::films/2026/"] },
        { type: "AWS::Lambda::Function", values: ["arn:aws:lambda:eu-central-1:123456789012:function:resize"] },
        { type: "AWS::DynamoDB::Table", values: ["arn:aws:dynamodb"] },
      ],
      networkActivityEventSources: ["kms.amazonaws.com", "s3.amazonaws.com"],
      insightTypes: ["ApiCallRateInsight", "ApiErrorRateInsight"],
      createQueries: true,
      queryRegions: ["eu-central-1", "us-east-1"],
      queryAccountIds: ["123456789012", "012345678901"],
    },
  ],
  [
    "a trail that keeps the name it has",
    { existingBucketName: "their-logs", mergeBucketPolicy: true, adoptTrailArn: trail, trailName: "audit" },
  ],
  [
    "readers and further trails of an existing bucket whose policy is merged",
    {
      existingBucketName: "their-logs",
      mergeBucketPolicy: true,
      readerArns: ["arn:aws:iam::123456789012:role/audit"],
      additionalTrailArns: [trail],
    },
  ],
  [
    "a bucket and a trail that are taken over",
    { adoptBucketName: "old-logs", adoptTrailArn: trail, retentionDays: 730 },
  ],
  [
    "what is off beside what does not go with it",
    {
      existingBucketName: "their-logs",
      createAccessLogBucket: false,
      readerArns: [],
      archiveAfterDays: 0,
      createKmsKey: false,
      kmsKeyArn: key,
      disabledAlerts: [],
    },
  ],
  [
    "250 data resources",
    {
      dataResources: [
        { type: "AWS::S3::Object", values: buckets(249) },
        { type: "AWS::Lambda::Function", values: ["arn:aws:lambda"] },
      ],
    },
  ],
  [
    "500 values over all conditions, with what the component adds",
    { advancedEventSelectors: [{ fieldSelectors: [...objects, { field: "resources.ARN", equals: buckets(496) }] }] },
  ],
  [
    "all fields and conditions of data events",
    {
      advancedEventSelectors: [
        {
          name: "n".repeat(1000),
          fieldSelectors: [
            ...objects,
            { field: "eventName", startsWith: ["Put"], notEndsWith: ["Acl"] },
            { field: "eventSource", notEquals: ["s3.amazonaws.com"] },
            { field: "eventType", equals: ["AwsApiCall"] },
            { field: "readOnly", equals: ["false"] },
            { field: "resources.ARN", startsWith: ["arn:aws:s3:::"], notStartsWith: ["arn:aws:s3:::films/"] },
            { field: "sessionCredentialFromConsole", notEquals: ["true"] },
            { field: "userIdentity.arn", endsWith: ["/robot"] },
          ],
        },
      ],
    },
  ],
  [
    "outputs and promises where values may be known later",
    {
      trailName: pulumi.output("a--b"),
      tags: { owner: Promise.resolve("a;b") },
      kmsKeyArn: pulumi.output("nonsense"),
      readerArns: [pulumi.output("nonsense")],
      dataResources: [{ type: "AWS::S3::Object", values: [pulumi.output("nonsense")] }],
    },
  ],
];

/** Every argument that is a number, with its range. */
const ranges = argumentNames.flatMap((name) => {
  const shape = argumentChecks[name];
  return shape.kind === "number" ? [{ name, ...shape.check }] : [];
});

/** 0 for every argument for which that is allowed: no end and no moves. */
const zeros = Object.fromEntries(ranges.filter(({ zero }) => zero).map(({ name }) => [name, 0]));

/** What arguments need beside them. */
function neededBy(names: readonly ArgumentName[]): MultiRegionTrailArgs {
  return Object.fromEntries(names.flatMap(needsOf).map((needed) => [needed, exampleArguments[needed]]));
}

function isOfOrganizationTrail(name: string): boolean {
  return name === "organizationTrailVerification";
}

describe("argumentFaults", () => {
  for (const [title, args] of accepted) {
    it(`accepts ${title}`, () => {
      assert.deepEqual(faultsOf(args), []);
    });
  }

  for (const args of exampleSets) {
    it(`accepts ${Object.keys(args).join(", ")} together`, () => {
      assert.deepEqual(faultsOf(args), []);
    });
  }

  it("accepts the defaults when they are written out", () => {
    // A trail of the organization goes with no other argument.
    const written = Object.entries(defaults).filter(([name]) => !isOfOrganizationTrail(name));
    const names = argumentNames.filter((name) => name in defaults && !isOfOrganizationTrail(name));
    assert.deepEqual(faultsOf({ ...neededBy(names), ...Object.fromEntries(written) }), []);
    const { organizationTrailVerification } = defaults;
    const { organizationTrailArn } = exampleArguments;
    assert.deepEqual(faultsOf({ organizationTrailArn, organizationTrailVerification }), []);
  });

  it("accepts no end and no moves", () => {
    assert.deepEqual(faultsOf({ ...neededBy(ranges.map(({ name }) => name)), ...zeros }), []);
  });

  for (const { name, least, most, zero, allowed } of ranges) {
    // What other arguments ask of a number is off here, and has tests of its own.
    const faultsOfNumber = (days: number): string[] =>
      faultsOf({ ...zeros, ...neededBy([name]), [name]: days }).filter((fault) => fault.startsWith(`${name}: `));

    it(`accepts ${name} from ${least} to ${most}${zero ? ", and 0" : ""}`, () => {
      for (const days of [least, most, ...(zero ? [0] : [])]) assert.deepEqual(faultsOfNumber(days), []);
    });

    it(`refuses ${name} below ${least} and above ${most}`, () => {
      const below = zero && least === 1 ? -1 : least - 1;
      for (const days of [below, most + 1]) {
        const [fault, ...others] = faultsOfNumber(days);
        assert.ok(fault?.startsWith(`${name}: ${days} is `) && fault.endsWith(allowed), fault);
        assert.deepEqual(others, []);
      }
    });
  }

  it("names the argument that may be meant", () => {
    assert.deepEqual(faultsOf({ trialName: "audit", colour: "green" }), [
      "trialName: There is no such argument (did you mean trailName?). Rename it or leave it out.",
      "colour: There is no such argument. Rename it or leave it out.",
    ]);
  });

  it("reports everything together, argument by argument, and last what is none", () => {
    const args = { nmae: "x", kmsKeyArn: "x", createKmsKey: true, trailName: "a", retentionDays: 1 };
    assert.deepEqual(
      faultsOf(args).map((fault) => fault.slice(0, 40)),
      [
        'trailName: "a" is too short, with 1 of a',
        "retentionDays: 1 is less than 365. Give ",
        'kmsKeyArn: "x" is not an ARN. The ARN of',
        'kmsKeyArn: "x" cannot be combined with c',
        "nmae: There is no such argument. Rename ",
      ],
    );
  });

  it("asks for names where the component's own cannot serve", () => {
    const bucket = 'bucketName: cannot be taken from the component\'s name "my__trail", so set it: ';
    const trailName = 'trailName: cannot be taken from the component\'s name "my__trail", so set it: ';
    const starts = (args: MultiRegionTrailArgs): string[] =>
      faultsOf(args, "my__trail").map((fault) => fault.slice(0, fault.indexOf(': "my__trail') + 2));
    assert.deepEqual(starts({}), [trailName, bucket]);
    assert.deepEqual(starts({ trailName: "audit" }), [bucket]);
    assert.deepEqual(starts({ adoptTrailArn: trail, existingBucketName: "their-logs" }), []);
    assert.deepEqual(starts({ adoptBucketName: "old-logs" }), [trailName]);
    assert.deepEqual(starts({ organizationTrailArn: trail }), []);
  });

  it("reports a component without a name or with arguments that are none", () => {
    const noName = (shown: string): string[] => [
      `name: ${shown} is not a name. Give the component one, for example "trail".`,
    ];
    const noArgs = (shown: string): string[] => [
      `args: ${shown} is not an object of arguments. Give {} for all defaults.`,
    ];
    assert.deepEqual(faultsOf({}, ""), noName('""'));
    assert.deepEqual(faultsOf({}, null), noName("null"));
    assert.deepEqual(faultsOf(undefined), noArgs("undefined"));
    assert.deepEqual(faultsOf(["audit"]), noArgs('["audit"]'));
    assert.deepEqual(faultsOf(pulumi.output({})), noArgs("(known later)"));
  });

  it("reports a value of the wrong type for every argument, and never throws", () => {
    const circle: unknown[] = [];
    circle.push(circle);
    const values: unknown[] = [
      ...[null, true, false, 0, -0, 1.5, NaN, Infinity, 10n, "", "\u0000", "a".repeat(100_000), Symbol("s"), () => 0],
      ...[[], [[]], [null], [undefined], [{}], ["a", 1], new Array<unknown>(3), circle],
      ...[
        {},
        { a: 1 },
        { toString: null },
        Object.create(null) as object,
        { __proto__: null, "": {} },
        new Map([[1, 2]]),
      ],
      ...[new Date(0), /x/, new Error("x"), new Set(), pulumi.output(1), Promise.resolve(1), pulumi.unknown],
      ...[{ then: 1 }, [{ type: 1, values: 1 }], [{ fieldSelectors: [null] }], [{ fieldSelectors: [{ field: [] }] }]],
    ];
    for (const name of argumentNames) {
      const faulty = values.filter((value) => {
        const faults = faultsOf({ [name]: value });
        assert.ok(faults.every((fault) => fault.length < 2000));
        return faults.length > 0;
      });
      assert.ok(
        faulty.length > values.length / 2,
        `${name}: only ${faulty.length} of ${values.length} values are faulty`,
      );
    }
  });
});
