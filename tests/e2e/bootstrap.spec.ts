import assert from "node:assert/strict";
import { CloudTrailClient, PutEventSelectorsCommand, StopLoggingCommand } from "@aws-sdk/client-cloudtrail";
import { GetBucketPolicyStatusCommand, ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { connectionTo, readTrails } from "../../sandbox/accountFacts";
import { ownStack, policyPack, useSandbox, type Stack } from "./support";

describe("pulumi up of this project", function () {
  this.timeout("3m");
  const sandbox = useSandbox();
  let stack: Stack;

  before(async () => {
    stack = await ownStack(sandbox(), "bootstrap");
  });

  const trails = () => readTrails(sandbox().environment);
  const cloudTrail = () => new CloudTrailClient(connectionTo(sandbox().environment));
  const s3 = () => new S3Client({ ...connectionTo(sandbox().environment), forcePathStyle: true });

  it("refuses wrong configuration by key, before anything is created", async () => {
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

  it("creates a trail and bucket that the AWS API shows as they should be", async () => {
    const { code, output } = await stack.pulumi("up", "--yes", "--policy-pack", policyPack);
    assert.equal(code, 0, output);
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

  it("changes nothing the second time", async () => {
    const { code, output } = await stack.pulumi("up", "--yes", "--expect-no-changes");
    assert.equal(code, 0, output);
  });

  it("sees nothing to refresh", async () => {
    const { code, output } = await stack.pulumi("refresh", "--yes", "--expect-no-changes");
    assert.equal(code, 0, output);
  });

  it("brings logging back that somebody stopped", async () => {
    await cloudTrail().send(new StopLoggingCommand({ Name: "cloudtrail-baseline" }));
    assert.equal((await trails())[0]?.logging, false);
    assert.equal((await stack.pulumi("refresh", "--yes")).code, 0);
    const { code, output } = await stack.pulumi("up", "--yes");
    assert.equal(code, 0, output);
    assert.equal((await trails())[0]?.logging, true);
  });

  it("takes back event selectors that somebody narrowed", async () => {
    const narrow = { ReadWriteType: "WriteOnly", IncludeManagementEvents: true } as const;
    await cloudTrail().send(
      new PutEventSelectorsCommand({ TrailName: "cloudtrail-baseline", EventSelectors: [narrow] }),
    );
    assert.equal((await stack.pulumi("refresh", "--yes")).code, 0);
    const { code, output } = await stack.pulumi("up", "--yes", "--policy-pack", policyPack);
    assert.equal(code, 0, output);
    assert.match(output, /eventSelectors/);
  });

  it("refuses to destroy what is protected, and the trail goes on logging", async () => {
    const { code, output } = await stack.pulumi("destroy", "--yes");
    assert.notEqual(code, 0);
    assert.match(output, /protect/);
    assert.equal((await trails())[0]?.logging, true);
  });

  it("leaves the bucket with its protections when the trail is taken down on purpose", async () => {
    const bucket = (await trails())[0]?.bucket.name ?? "";
    assert.equal((await stack.pulumi("up", "--yes", "--config", "protect=false")).code, 0);
    const { code, output } = await stack.pulumi("destroy", "--yes");
    assert.equal(code, 0, output);
    assert.deepEqual(await trails(), []);
    const { PolicyStatus } = await s3().send(new GetBucketPolicyStatusCommand({ Bucket: bucket }));
    assert.equal(PolicyStatus?.IsPublic, false);
  });
});
