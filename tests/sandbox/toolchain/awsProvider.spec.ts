import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "../../../sandbox/toolchain/command";
import { originOf } from "../../../sandbox/toolchain/part";
import { awsProviderVersion } from "../../../sandbox/toolchain/versions";
import { useToolchain } from "../../toolchain";
import { type SdkProperties, sdkProperties } from "./sdkProperties";

/** A property as our provider describes it. */
interface ProviderProperty {
  readonly list?: boolean;
  readonly properties?: ProviderProperties;
}

type ProviderProperties = Readonly<Record<string, ProviderProperty>>;

type Described = Readonly<Record<"resources" | "functions", Readonly<Record<string, ProviderProperties>>>>;

/** Where @pulumi/aws has more than the source we build from, and why. */
const knownDifferences = new Set([
  // The official provider keeps the old settings within aws_s3_bucket with a patch of its own.
  "aws:s3/bucket:Bucket serverSideEncryptionConfiguration.rule.blockedEncryptionTypes",
  // Of terraform-provider-aws 6.35 to 6.38, which cannot be had from source.
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy policyScope",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy resourceArn",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy revisionId",
  "aws:glue/catalogTable:CatalogTable openTableFormatInput.icebergInput.icebergTableInput",
  "aws:glue/catalogTable:CatalogTable viewDefinition",
  "aws:s3/bucket:Bucket bucketNamespace",
]);

/** Properties that every resource or function has in the SDK, from the engine or the bridge. */
const universal = new Set(["id", "urn", "region"]);

/** Lists what the SDK has and the provider has not, or has in another form. */
function differences(token: string, sdk: SdkProperties, provider: ProviderProperties, path = ""): string[] {
  return [...sdk].flatMap(([name, declared]) => {
    const where = `${token} ${path}${name}`;
    const own = provider[name];
    if (own === undefined) {
      return universal.has(name) ? [] : [where];
    }
    if (declared.list !== (own.list ?? false)) {
      return [`${where}: a list only in ${declared.list ? "the SDK" : "the provider"}`];
    }
    return declared.properties && own.properties
      ? differences(token, declared.properties, own.properties, `${path}${name}.`)
      : [];
  });
}

describe("the AWS provider", () => {
  const toolchain = useToolchain();
  /** What it has; absent for the official provider, which by its version is the one that @pulumi/aws was made from. */
  let described: Described | undefined;

  before(async () => {
    const binary = toolchain().awsProviderBinary;
    if (!(await originOf(join(binary, ".."))).includes("vendor")) {
      described = JSON.parse(await runCommand(binary, ["-properties"])) as Described;
    }
  });

  it("is the version that the installed @pulumi/aws asks for", async () => {
    const manifest = JSON.parse(await readFile(require.resolve("@pulumi/aws/package.json"), "utf8")) as {
      readonly pulumi: { readonly version: string };
    };
    assert.equal(manifest.pulumi.version, awsProviderVersion);
    const version = await runCommand(toolchain().awsProviderBinary, ["-version"]);
    assert.equal(version.trim().replace(/^v/, ""), awsProviderVersion);
  });

  it("has the resources and functions that a trail and what surrounds it are made of", () => {
    if (described === undefined) return;
    for (const token of [
      "aws:cloudtrail/trail:Trail",
      "aws:cloudtrail/eventDataStore:EventDataStore",
      "aws:cloudwatch/eventRule:EventRule",
      "aws:cloudwatch/logGroup:LogGroup",
      "aws:cloudwatch/logMetricFilter:LogMetricFilter",
      "aws:cloudwatch/metricAlarm:MetricAlarm",
      "aws:iam/role:Role",
      "aws:iam/rolePolicy:RolePolicy",
      "aws:kms/alias:Alias",
      "aws:kms/key:Key",
      "aws:organizations/organization:Organization",
      "aws:s3/bucket:Bucket",
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      "aws:s3/bucketLogging:BucketLogging",
      "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
      "aws:s3/bucketObjectv2:BucketObjectv2",
      "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
      "aws:s3/bucketPolicy:BucketPolicy",
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      "aws:s3/bucketVersioning:BucketVersioning",
      "aws:sns/topic:Topic",
      "aws:sns/topicPolicy:TopicPolicy",
      "aws:sns/topicSubscription:TopicSubscription",
    ]) {
      assert.ok(described.resources[token], token);
    }
    for (const token of [
      "aws:cloudtrail/getServiceAccount:getServiceAccount",
      "aws:iam/getPolicyDocument:getPolicyDocument",
      "aws:index/getCallerIdentity:getCallerIdentity",
      "aws:index/getPartition:getPartition",
      "aws:index/getRegion:getRegion",
      "aws:s3/getBucket:getBucket",
    ]) {
      assert.ok(described.functions[token], token);
    }
  });

  it("has every token and every property that @pulumi/aws declares for what it serves", () => {
    if (described === undefined) return;
    const found = new Set<string>();
    for (const [token, properties] of Object.entries({ ...described.resources, ...described.functions })) {
      const declared = sdkProperties(token);
      if (declared === undefined) {
        found.add(`${token} is not in @pulumi/aws`);
        continue;
      }
      for (const side of [declared.inputs, declared.outputs]) {
        differences(token, side, properties).forEach((difference) => found.add(difference));
      }
    }
    assert.deepEqual(
      [...found].filter((difference) => !knownDifferences.has(difference)),
      [],
    );
  });
});
