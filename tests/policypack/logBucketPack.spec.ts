import assert from "node:assert/strict";
import { useToolchain } from "../toolchain";
import { analyze, type Analysis } from "./analyzer";
import type { Classic } from "./classic";
import type { ClassicTrail, PropertiesOf } from "./propertiesOf";
import { custom, notYetKnown, secret, stateOf, type StateResource, urnOf } from "./state";

const trailType = "aws:cloudtrail/trail:Trail";
const bucketType = "aws:s3/bucket:Bucket";
const keyType = "aws:kms/key:Key";
const account = "123456789012";

/** One bucket and what belongs to it, each under the name of its case, so that all fit in one stack. */
interface Case {
  readonly title: string;
  /** The name of the bucket and of all else about it. */
  readonly name: string;
  readonly resources: readonly StateResource[];
  /** What is found, by rule without `cloudtrail-`. */
  readonly found: Readonly<Record<string, string>>;
  /** What the rules judge, when not a bucket of `aws`. */
  readonly judged?: string;
}

function trail(name: string, more: ClassicTrail = {}, origins: Record<string, readonly string[]> = {}): StateResource {
  const properties = { name: "audit", s3BucketName: name, isMultiRegionTrail: true, ...more };
  return custom(trailType, name, properties, { propertyDependencies: origins });
}

function policyOf(name: string, ...more: readonly object[]): object {
  const bucket = `arn:aws:s3:::${name}`;
  const source = { "aws:SourceArn": `arn:aws:cloudtrail:eu-west-1:${account}:trail/audit` };
  const cloudTrail = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" } };
  const written = { ...source, "s3:x-amz-acl": "bucket-owner-full-control" };
  return {
    Version: "2012-10-17",
    Statement: [
      { ...cloudTrail, Action: "s3:GetBucketAcl", Resource: bucket, Condition: { StringEquals: source } },
      {
        ...cloudTrail,
        Action: "s3:PutObject",
        Resource: `${bucket}/AWSLogs/${account}/*`,
        Condition: { StringEquals: written },
      },
      {
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [bucket, `${bucket}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
      ...more,
    ],
  };
}

const closed = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };

/** A bucket that meets every rule, with its trail, except for the resources given. */
function good(name: string, ...instead: readonly StateResource[]): readonly StateResource[] {
  const of = <Type extends string>(type: Type, properties: PropertiesOf<Type>) =>
    custom(type, name, { bucket: name, ...properties });
  const all = [
    trail(name),
    of(bucketType, { forceDestroy: false }),
    of("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", closed),
    of("aws:s3/bucketPolicy:BucketPolicy", { policy: JSON.stringify(policyOf(name)) }),
    of("aws:s3/bucketVersioning:BucketVersioning", { versioningConfiguration: { status: "Enabled" } }),
    of("aws:s3/bucketLogging:BucketLogging", { targetBucket: "elsewhere", targetPrefix: "" }),
    of("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", {
      rule: { defaultRetention: { mode: "GOVERNANCE", days: 1 } },
    }),
  ];
  return [...all.filter(({ type }) => !instead.some((other) => other.type === type)), ...instead];
}

/** What sets something about a bucket, by a value that is not known before deployment. */
function ofUnknownBucket(properties: object, name: string): Partial<StateResource> {
  const unnamed = { ...properties, bucket: notYetKnown };
  return { inputs: unnamed, outputs: unnamed, propertyDependencies: { bucket: [urnOf(bucketType, name)] } };
}

function policy(
  name: string,
  text: Classic<"aws:s3/bucketPolicy:BucketPolicy">["policy"],
  more: Partial<StateResource> = {},
): StateResource {
  return custom("aws:s3/bucketPolicy:BucketPolicy", name, { bucket: name, policy: text }, more);
}

const keyPolicy = {
  Statement: {
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action: "kms:GenerateDataKey*",
    Resource: "*",
    Condition: { StringLike: { "aws:SourceArn": `arn:aws:cloudtrail:*:${account}:trail/*` } },
  },
};

const rulesOnPolicies = [
  "s3-bucket-public-access-prohibited",
  "s3-bucket-policy-tamper-protected",
  "s3-bucket-policy-source-arn",
  "s3-bucket-ssl-requests-only",
];

const noTls = "accepts requests without TLS to the bucket itself and its objects";

const cases: readonly Case[] = [
  {
    title: "finds nothing wrong with a bucket that meets every rule",
    name: "good",
    resources: good("good"),
    found: {},
  },
  {
    title: "finds everything wrong with a bare bucket",
    name: "bare",
    resources: [trail("bare"), custom(bucketType, "bare", { bucket: "bare", forceDestroy: true })],
    found: {
      "s3-bucket-public-access-prohibited": "does not have all four settings of a public access block on",
      "s3-bucket-ssl-requests-only": noTls,
      "s3-bucket-versioning-enabled": "does not keep versions",
      "s3-bucket-force-destroy-disabled": "is deleted along with its log files when the stack is destroyed",
      "s3-bucket-access-logging": "does not log its access",
      "s3-bucket-object-lock-enabled": "does not lock new objects by default",
    },
  },
  {
    title: "leaves alone a bucket that no trail of the stack delivers to",
    name: "other",
    resources: [custom(bucketType, "other", { bucket: "other", acl: "public-read-write", forceDestroy: true })],
    found: {},
  },
  {
    title: "follows ids that are not known before deployment, and treats what the provider fills in as absent",
    name: "preview",
    resources: [
      trail("preview", { s3BucketName: notYetKnown }, { s3BucketName: [urnOf(bucketType, "preview")] }),
      ...good("preview")
        .filter(({ type }) => type !== trailType)
        .map((resource) =>
          resource.type === bucketType
            ? custom(bucketType, "preview", { acl: notYetKnown, policy: notYetKnown, bucket: "preview" })
            : { ...resource, ...ofUnknownBucket(resource.inputs, "preview") },
        ),
    ],
    found: {},
  },
  {
    title: "reads a policy that is a secret, and does not print it",
    name: "secretive",
    resources: good("secretive", policy("secretive", secret(JSON.stringify(policyOf("secretive"))))),
    found: {},
  },
  {
    title: "does not let a policy pass that is not known, and says how to make it known",
    name: "later",
    resources: good(
      "later",
      policy("later", notYetKnown, { propertyDependencies: { policy: [urnOf(bucketType, "later")] } }),
    ),
    found: Object.fromEntries(
      rulesOnPolicies.map((rule) => [
        rule,
        'policy is not known before deployment, it comes from aws:s3/bucket:Bucket "later"',
      ]),
    ),
  },
  {
    title: "finds a policy that is not JSON",
    name: "broken",
    resources: good("broken", policy("broken", '{"Statement": [')),
    found: Object.fromEntries(rulesOnPolicies.map((rule) => [rule, "has a policy that is not JSON"])),
  },
  {
    title: "finds one bad statement among very many",
    name: "long",
    resources: good(
      "long",
      policy(
        "long",
        JSON.stringify(
          policyOf("long", ...Array.from({ length: 5_000 }, () => ({ ...reading("long") })), {
            ...reading("long"),
            Action: "s3:*",
          }),
        ),
      ),
    ),
    found: { "s3-bucket-policy-tamper-protected": "and 17 more in statement 5004 of its policy" },
  },
  {
    title: "finds statements that grant public access, let CloudTrail deliver for any trail, and let others delete",
    name: "open",
    resources: good(
      "open",
      policy(
        "open",
        JSON.stringify(
          policyOf(
            "open",
            { ...reading("open"), Principal: "*" },
            { ...reading("open"), Action: "s3:GetBucketAcl", Principal: { Service: "cloudtrail.amazonaws.com" } },
            { ...reading("open"), Action: "s3:DeleteObject" },
          ),
        ),
      ),
    ),
    found: {
      "s3-bucket-public-access-prohibited": "is open to the public, as S3 defines it, in statement 4 of its policy",
      "s3-bucket-policy-source-arn": "in statement 5 of its policy without naming trails",
      "s3-bucket-policy-tamper-protected": "allows s3:DeleteObject in statement 6 of its policy",
    },
  },
  {
    title: "finds access logged into the same bucket and log files that expire early",
    name: "loop",
    resources: good(
      "loop",
      custom("aws:s3/bucketLogging:BucketLogging", "loop", { bucket: "loop", targetBucket: "loop" }),
      custom("aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2", "loop", {
        bucket: "loop",
        rules: [{ id: "all", status: "Enabled", expiration: { days: 90 } }],
      }),
    ),
    found: {
      "s3-bucket-access-logging": "logs its access to itself, so that each access log causes another",
      "s3-bucket-retention": "deletes log files after 90 days",
    },
  },
  {
    title: "finds the organization's folder missing",
    name: "organization",
    resources: good("organization", trail("organization", { isOrganizationTrail: true })),
    found: {
      "organization-trail-bucket-policy": 'does not let trail "organization" write to AWSLogs/ORGANIZATION-ID/',
    },
  },
  {
    title: "judges a bucket of aws-native by its own properties",
    name: "native",
    judged: "aws-native:s3:Bucket",
    resources: [
      custom("aws-native:cloudtrail:Trail", "native", { s3BucketName: "native", trailName: "audit", isLogging: true }),
      custom("aws-native:s3:Bucket", "native", {
        bucketName: "native",
        publicAccessBlockConfiguration: closed,
        versioningConfiguration: { status: "Suspended" },
        loggingConfiguration: { destinationBucketName: "elsewhere" },
        objectLockConfiguration: { rule: { defaultRetention: { mode: "COMPLIANCE", years: 1 } } },
      }),
      custom("aws-native:s3:BucketPolicy", "native", { bucket: "native", policyDocument: policyOf("native") }),
    ],
    found: { "s3-bucket-versioning-enabled": "does not keep versions" },
  },
  {
    title: "finds nothing wrong with a key behind an alias that meets every rule",
    name: "key",
    judged: keyType,
    resources: keyOf("key", { enableKeyRotation: true, policy: JSON.stringify(keyPolicy) }),
    found: {},
  },
  {
    title: "finds everything wrong with a bad key",
    name: "badKey",
    judged: keyType,
    resources: keyOf("badKey", { isEnabled: false, deletionWindowInDays: 7 }),
    found: {
      "kms-key-enabled": "is disabled, so that CloudTrail delivers nothing",
      "kms-key-policy": "has a policy that does not let CloudTrail generate data keys",
      "kms-key-rotation-enabled": "is not rotated",
      "kms-key-deletion-window": "has a deletion window of 7 days",
    },
  },
];

function reading(name: string): object {
  return {
    Effect: "Allow",
    Principal: { AWS: account },
    Action: "s3:GetObject",
    Resource: `arn:aws:s3:::${name}/*`,
  };
}

/** A key that a trail names by its alias, whose bucket is outside the stack. */
function keyOf(name: string, properties: Classic<typeof keyType>): readonly StateResource[] {
  const alias = "aws:kms/alias:Alias";
  return [
    trail(name, { s3BucketName: "outside", kmsKeyId: notYetKnown }, { kmsKeyId: [urnOf(alias, name)] }),
    custom(
      alias,
      name,
      { targetKeyId: notYetKnown },
      { propertyDependencies: { targetKeyId: [urnOf(keyType, name)] } },
    ),
    custom(keyType, name, { arn: notYetKnown, keyId: notYetKnown, ...properties }),
  ];
}

describe("the rules on log buckets and keys, run by Pulumi", () => {
  useToolchain();
  let answer: Analysis;

  before("analyze every case in one stack", async () => {
    answer = await analyze({
      state: stateOf(...cases.flatMap(({ resources }) => resources)),
      config: {
        "cloudtrail-s3-bucket-access-logging": "mandatory",
        "cloudtrail-s3-bucket-object-lock-enabled": { enforcementLevel: "mandatory" },
        "cloudtrail-s3-bucket-retention": { enforcementLevel: "mandatory", minimumDays: 91 },
      },
    });
  });

  for (const { title, name, judged, found } of cases) {
    it(title, () => {
      const about = answer.violations.filter(({ resourceUrn }) => resourceUrn === urnOf(judged ?? bucketType, name));
      const told = about.map(({ policyName, message }): [string, string] => [
        policyName.replace("cloudtrail-", ""),
        /^Found: (.*)\nRequired: /ms.exec(message)?.[1] ?? message,
      ]);
      assert.deepEqual(told.map(([rule]) => rule).sort(), Object.keys(found).sort());
      for (const [rule, text] of told) {
        assert.ok(text.includes(found[rule] ?? "?"), `${rule}: ${text}`);
      }
    });
  }

  it("blocks by rules that a configuration makes mandatory, and advises by the others", () => {
    const levels = new Map(answer.violations.map(({ policyName, enforcementLevel }) => [policyName, enforcementLevel]));
    assert.equal(levels.get("cloudtrail-s3-bucket-retention"), "mandatory");
    assert.equal(levels.get("cloudtrail-s3-bucket-versioning-enabled"), "advisory");
    assert.equal(answer.exitCode, 1, answer.errors);
  });

  it("turns on what AWS charges for only where asked", async () => {
    const { violations } = await analyze({ state: stateOf(...(cases[1]?.resources ?? [])) });
    const policies = violations.map(({ policyName }) => policyName);
    assert.ok(policies.includes("cloudtrail-s3-bucket-versioning-enabled"));
    assert.ok(!policies.includes("cloudtrail-s3-bucket-access-logging"));
    assert.ok(!policies.includes("cloudtrail-s3-bucket-object-lock-enabled"));
  });
});
