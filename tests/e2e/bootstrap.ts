import assert from "node:assert/strict";
import {
  CloudTrailClient,
  GetEventSelectorsCommand,
  GetTrailCommand,
  PutEventSelectorsCommand,
  StopLoggingCommand,
} from "@aws-sdk/client-cloudtrail";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { GetBucketPolicyStatusCommand, ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { connectionTo } from "./connection";
import { compiledStack, withCompiledProgram } from "./faults/compiledProgram";
import { configured, full } from "./faults/configuration";
import { readTrails } from "./readTrails";
import { definitionsOf, type Rows } from "./rows";
import { executablePack, ownStack, policyPack, useSandbox, type Stack } from "./support";

/** The tests of the program of this project, as `pulumi up` runs it. */
export function bringsProgramUp(rows: Rows): void {
  const { daily, further } = definitionsOf(rows);
  const sandbox = useSandbox();
  let stack: Stack;
  /** The same stack, for what is not about how the program starts. */
  let compiled: Stack;

  before(async () => {
    stack = await ownStack(sandbox(), "bootstrap");
    compiled = await withCompiledProgram(stack);
  });

  const trails = () => readTrails(sandbox().environment);
  const cloudTrail = () => new CloudTrailClient(connectionTo(sandbox().environment));
  const s3 = () => new S3Client({ ...connectionTo(sandbox().environment), forcePathStyle: true });

  daily("refuses wrong configuration by key, before anything is created", async () => {
    const faulty = ["--config", "trailName=a--b", "--config", "s3KeyPrefix=/ct"];
    const { code, output } = await (
      await ownStack(sandbox(), "faulty")
    ).pulumi("up", "--yes", "--skip-preview", ...faulty);
    assert.notEqual(code, 0);
    assert.match(output, /cloudtrail-baseline:trailName: "a--b" contains "--"/);
    assert.match(output, /cloudtrail-baseline:s3KeyPrefix: "\/ct" starts with a slash/);
    assert.doesNotMatch(output, /node_modules|at .*\.ts:\d+/, "a stack trace is not for users");
    assert.deepEqual(await trails(), []);
    assert.deepEqual((await s3().send(new ListBucketsCommand({}))).Buckets ?? [], []);
  });

  const noRegion = { AWS_REGION: "", AWS_DEFAULT_REGION: "" };
  const noCredentials = { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "", AWS_SESSION_TOKEN: "" };
  for (const [define, title, name, environment, config, words] of [
    [
      daily,
      "no region",
      "nowhere",
      noRegion,
      {},
      /provider: has no region\. Set one with `pulumi config set aws:region/,
    ],
    [
      further,
      "a region that does not exist",
      "misspelt",
      {},
      { "aws:region": "eu-centrall-1" },
      /provider: has the region "eu-centrall-1", which AWS does not have\./,
    ],
    [further, "no credentials", "nobody", noCredentials, {}, /provider: has no valid credentials for AWS\. Sign in, /],
  ] as const) {
    define(`says that there is ${title}, once and in plain words`, async () => {
      const placeless = (await compiledStack(sandbox(), name)).withEnvironment(environment);
      await placeless.configure({ ...configured(full), ...config });
      const { code, output } = await placeless.pulumi("up", "--yes", "--skip-preview");
      assert.notEqual(code, 0);
      const [, diagnostics = ""] = output.split("Diagnostics:");
      assert.match(diagnostics, words);
      assert.equal(diagnostics.match(/is refused, and nothing has been changed/g)?.length, 1, diagnostics);
      assert.doesNotMatch(diagnostics, /error serializing|unhandled exception|node_modules|promise/);
      assert.match(output, /\b1 errored/);
      assert.deepEqual(await trails(), []);
    });
  }

  daily("creates a trail and bucket that the AWS API shows as they should be", async () => {
    const { code, output } = await stack.pulumi("up", "--yes", "--policy-pack", policyPack);
    assert.equal(code, 0, output);
    assert.doesNotMatch(output, /warning/, "nothing here is to be worried about");
    const [trail, ...others] = await trails();
    assert.deepEqual(others, []);
    assert.ok(trail);
    const { bucket, ...rest } = trail;
    assert.deepEqual(rest, {
      name: "cloudtrail-baseline",
      arn: "arn:aws:cloudtrail:us-east-1:123456789012:trail/cloudtrail-baseline",
      homeRegion: "us-east-1",
      multiRegion: true,
      logging: true,
      logFileValidation: true,
      globalServiceEvents: true,
    });
    const { name, ...protections } = bucket;
    assert.match(name, /^cloudtrail-baseline-logs-[0-9a-f]{7}$/);
    assert.deepEqual(protections, {
      publicAccessBlocked: true,
      ownerEnforced: true,
      versioned: true,
      encryption: "AES256",
      tlsOnly: true,
      boundToTrail: true,
    });
  });

  daily("changes nothing the second time", async () => {
    const { code, output } = await stack.pulumi("up", "--yes", "--skip-preview", "--expect-no-changes");
    assert.equal(code, 0, output);
  });

  daily("sees nothing to refresh", async () => {
    const { code, output } = await compiled.pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    assert.equal(code, 0, output);
  });

  daily("brings logging back that somebody stopped", async () => {
    await cloudTrail().send(new StopLoggingCommand({ Name: "cloudtrail-baseline" }));
    assert.equal((await trails())[0]?.logging, false);
    assert.equal((await compiled.pulumi("refresh", "--yes", "--skip-preview")).code, 0);
    const { code, output } = await compiled.pulumi("up", "--yes", "--skip-preview");
    assert.equal(code, 0, output);
    assert.equal((await trails())[0]?.logging, true);
  });

  daily("takes back event selectors that somebody narrowed", async () => {
    const narrow = { ReadWriteType: "WriteOnly", IncludeManagementEvents: true } as const;
    await cloudTrail().send(
      new PutEventSelectorsCommand({ TrailName: "cloudtrail-baseline", EventSelectors: [narrow] }),
    );
    assert.equal((await compiled.pulumi("refresh", "--yes", "--skip-preview")).code, 0);
    const { code, output } = await compiled.pulumi("up", "--yes", "--skip-preview", "--policy-pack", executablePack);
    assert.equal(code, 0, output);
    const { EventSelectors, AdvancedEventSelectors } = await cloudTrail().send(
      new GetEventSelectorsCommand({ TrailName: "cloudtrail-baseline" }),
    );
    assert.equal(EventSelectors, undefined);
    assert.deepEqual(
      AdvancedEventSelectors?.map(({ FieldSelectors }) => FieldSelectors),
      [[{ Field: "eventCategory", Equals: ["Management"] }]],
    );
  });

  daily("refuses to destroy what is protected, and the trail goes on logging", async () => {
    const { code, output } = await compiled.pulumi("destroy", "--yes");
    assert.notEqual(code, 0);
    assert.match(output, /protect/);
    assert.equal((await trails())[0]?.logging, true);
  });

  daily("leaves the bucket with its protections when the trail is taken down on purpose", async () => {
    const bucket = (await trails())[0]?.bucket.name ?? "";
    assert.equal((await compiled.pulumi("up", "--yes", "--skip-preview", "--config", "protect=false")).code, 0);
    const { code, output } = await compiled.pulumi("destroy", "--yes", "--skip-preview");
    assert.equal(code, 0, output);
    assert.deepEqual(await trails(), []);
    const { PolicyStatus } = await s3().send(new GetBucketPolicyStatusCommand({ Bucket: bucket }));
    assert.equal(PolicyStatus?.IsPublic, false);
  });

  further("keeps secret in its state what is secret in its configuration", async () => {
    const secretive = await compiledStack(sandbox(), "secretive");
    for (const [key, value] of [
      ["bucketName", "hidden-bucket-of-somebody"],
      ["s3KeyPrefix", "hidden-prefix"],
    ] as const) {
      const { code, output } = await secretive.pulumi("config", "set", "--secret", `cloudtrail-baseline:${key}`, value);
      assert.equal(code, 0, output);
    }
    const up = await secretive.pulumi("up", "--yes", "--skip-preview", "--config", "trailName=secretive");
    assert.equal(up.code, 0, up.output);
    assert.doesNotMatch(up.output, /hidden-/);
    const { output: outputs } = await secretive.pulumi("stack", "output");
    assert.match(outputs, /bucketName +\[secret\]/);
    // Ids are never secret, and that of a bucket is its name.
    assert.doesNotMatch((await secretive.pulumi("stack", "export")).output, /hidden-prefix/);
    const { Trail } = await cloudTrail().send(
      new GetTrailCommand({ Name: "arn:aws:cloudtrail:us-east-1:123456789012:trail/secretive" }),
    );
    assert.equal(Trail?.S3KeyPrefix, "hidden-prefix");
  });

  further("takes names, a key prefix and an existing KMS key from the configuration", async () => {
    const trailArn = "arn:aws:cloudtrail:us-east-1:123456789012:trail/encrypted";
    const kms = new KMSClient(connectionTo(sandbox().environment));
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({ Policy: JSON.stringify(keyPolicy(trailArn)) }));
    const config = {
      trailName: "encrypted",
      bucketName: "logs-of-the-encrypted-trail",
      s3KeyPrefix: "audit",
      kmsKeyArn: KeyMetadata?.Arn ?? "",
    };
    const settings = Object.entries(config).flatMap(([key, value]) => ["--config", `${key}=${value}`]);
    const encrypted = await compiledStack(sandbox(), "encrypted");
    const { code, output } = await encrypted.pulumi("up", "--yes", "--skip-preview", ...settings);
    assert.equal(code, 0, output);
    const { Trail } = await cloudTrail().send(new GetTrailCommand({ Name: trailArn }));
    assert.equal(Trail?.S3BucketName, config.bucketName);
    assert.equal(Trail.S3KeyPrefix, config.s3KeyPrefix);
    assert.equal(Trail.KmsKeyId, config.kmsKeyArn);
    assert.equal((await encrypted.pulumi("up", "--yes", "--skip-preview", "--expect-no-changes")).code, 0);
  });
}

/** What CloudTrail needs of a key, and the account's own administration of it. */
function keyPolicy(trailArn: string): object {
  const cloudTrail = { Service: "cloudtrail.amazonaws.com" };
  const onBehalfOfTrail = { StringEquals: { "aws:SourceArn": trailArn } };
  return {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "kms:*", Resource: "*" },
      {
        Effect: "Allow",
        Principal: cloudTrail,
        Action: "kms:GenerateDataKey*",
        Resource: "*",
        Condition: {
          ...onBehalfOfTrail,
          StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:123456789012:trail/*" },
        },
      },
      { Effect: "Allow", Principal: cloudTrail, Action: ["kms:DescribeKey", "kms:Decrypt"], Resource: "*" },
    ],
  };
}
