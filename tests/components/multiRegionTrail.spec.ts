import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { markedAsAdditional } from "../../components/bucket/additionalStatements";
import { markOf } from "../../components/bucket/trailStatements";
import { MultiRegionTrail, type MultiRegionTrailArgs } from "../../components/index";
import { presentStatement, registeredBy, valueOf, type Registered } from "./mockAws";

const trailArn = "arn:aws:cloudtrail:eu-central-1:123456789012:trail/audit";

describe("MultiRegionTrail", () => {
  async function create(name: string, args: MultiRegionTrailArgs): Promise<Map<string, Registered>> {
    const registered = await registeredBy(() => new MultiRegionTrail(name, args));
    return new Map(registered.map((resource) => [resource.type, resource]));
  }

  it("creates a trail that covers all regions, validates its files, logs, and records all management events", async () => {
    const resources = await create("audit", {});
    assert.deepEqual(resources.get("Trail")?.inputs, {
      name: "audit",
      s3BucketName: "audit-logs-1234567",
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      enableLogging: true,
      isOrganizationTrail: false,
      advancedEventSelectors: [
        {
          name: "Management events selector",
          fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
        },
      ],
    });
  });

  it("creates a bucket that is private, versioned, encrypted and never emptied by Pulumi", async () => {
    const resources = await create("audit", {});
    const inputs = (type: string): unknown => resources.get(type)?.inputs;
    assert.deepEqual(inputs("Bucket"), { forceDestroy: false });
    assert.deepEqual(inputs("BucketPublicAccessBlock"), {
      bucket: "audit-logs-1234567",
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    assert.deepEqual(inputs("BucketOwnershipControls"), {
      bucket: "audit-logs-1234567",
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    assert.deepEqual(inputs("BucketVersioning"), {
      bucket: "audit-logs-1234567",
      versioningConfiguration: { status: "Enabled" },
    });
    assert.deepEqual(inputs("BucketServerSideEncryptionConfiguration"), {
      bucket: "audit-logs-1234567",
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" }, bucketKeyEnabled: true }],
    });
  });

  it("registers the trail after everything its bucket needs", async () => {
    const resources = await create("audit", {});
    assert.equal([...resources.keys()].at(-1), "Trail");
    assert.equal(resources.size, 9);
  });

  it("names the ARN of the future trail and the key prefix in the bucket policy", async () => {
    const resources = await create("audit", { s3KeyPrefix: pulumi.output("ct") });
    const policy = resources.get("BucketPolicy")?.inputs["policy"] as string;
    const { Statement } = JSON.parse(policy) as { Statement: { Resource: unknown; Condition: unknown }[] };
    assert.deepEqual(Statement[0]?.Condition, { StringEquals: { "aws:SourceArn": trailArn } });
    assert.equal(Statement[1]?.Resource, "arn:aws:s3:::audit-logs-1234567/ct/AWSLogs/123456789012/*");
    assert.equal(resources.get("Trail")?.inputs["s3KeyPrefix"], "ct");
  });

  it("passes names and the key on", async () => {
    const kmsKeyArn = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    const resources = await create("mine", { trailName: "audit", bucketName: "audit-logs", kmsKeyArn });
    assert.equal(resources.get("Bucket")?.inputs["bucket"], "audit-logs");
    const trail = resources.get("Trail");
    assert.equal(trail?.name, "mine");
    assert.equal(trail.inputs["name"], "audit");
    assert.equal(trail.inputs["kmsKeyId"], kmsKeyArn);
  });

  it("adds statements to the policy of a bucket that is taken over so that it knows them again, beside what was there", async () => {
    const deployed = { "aws:s3/bucket:Bucket::audit-logs": { bucket: "old-logs" } };
    const read = { Effect: "Allow", Principal: { AWS: "210987654321" }, Action: "s3:GetBucketLocation" };
    const statement = { Sid: "Read", ...read, Resource: "arn:aws:s3:::BUCKET" };
    const additionalBucketPolicyDocuments = [JSON.stringify({ Version: "2012-10-17", Statement: statement })];
    const args = { adoptBucketName: "old-logs", additionalBucketPolicyDocuments };
    const registered = await registeredBy(() => new MultiRegionTrail("audit", args), deployed);
    const policy = registered.find(({ type }) => type === "BucketPolicy")?.inputs["policy"] as string;
    const { Statement } = JSON.parse(policy) as { readonly Statement: readonly { readonly Sid: string }[] };
    assert.deepEqual(Statement[0], presentStatement);
    const [added] = markedAsAdditional([{ Sid: "Read", ...read, Effect: "Allow", Resource: "arn:aws:s3:::old-logs" }]);
    assert.deepEqual(Statement.at(-1), added);
  });

  it("goes on letting CloudWatch Logs use the created key, with which events of before are encrypted", async () => {
    const keyPolicyOf = async (args: MultiRegionTrailArgs, policy?: string): Promise<string> => {
      const deployed = policy === undefined ? {} : { "aws:kms/key:Key::audit": { policy } };
      const registered = await registeredBy(() => new MultiRegionTrail("audit", args), deployed);
      return registered.find(({ type }) => type === "Key")?.inputs["policy"] as string;
    };
    const keyArn = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    const logGroupArn = "arn:aws:logs:eu-central-1:123456789012:log-group:events";
    const before = await keyPolicyOf({ createKmsKey: true, createLogGroup: true });
    for (const args of [{}, { logGroupArn }, { createLogGroup: true, logGroupKmsKeyArn: keyArn }]) {
      assert.equal(await keyPolicyOf({ createKmsKey: true, ...args }, before), before);
      assert.doesNotMatch(await keyPolicyOf({ createKmsKey: true, ...args }), /CloudWatchLogs/);
    }
  });

  describe("the output kmsKeyPolicy", () => {
    const kmsKeyArn = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    const otherKey = kmsKeyArn.replace("1234abcd", "9876abcd");
    const encrypt = ["CloudTrailMayEncryptLogFiles", "CloudTrailMayDescribeKey", "CloudTrailMayUseBucketKey"];

    async function sidsOf(args: MultiRegionTrailArgs): Promise<readonly string[] | undefined> {
      let policy: string | undefined;
      const registered = await registeredBy(async () => {
        const { kmsKeyPolicy } = new MultiRegionTrail("audit", args);
        policy = kmsKeyPolicy && (await valueOf(kmsKeyPolicy));
      });
      const created = registered.find(({ type }) => type === "Key");
      if (created !== undefined) assert.equal(policy, created.inputs["policy"]);
      if (policy === undefined) return undefined;
      return (JSON.parse(policy) as { Statement: { Sid: string }[] }).Statement.map(({ Sid }) => Sid);
    }

    const marked = (...sids: readonly string[]): string[] => sids.map((sid) => `${sid}${markOf([trailArn])}`);

    for (const [title, args, sids] of [
      ["is absent without a key", {}, undefined],
      ["is the policy of a created key", { createKmsKey: true }, ["AccountMayAdministerKey", ...encrypt]],
      ["has what the owner of an existing key adds, for this trail", { kmsKeyArn }, marked(...encrypt)],
      [
        "has what readers need, and the log group where it is encrypted with the same key",
        {
          kmsKeyArn,
          readerArns: ["arn:aws:iam::210987654321:root"],
          createLogGroup: true,
          logGroupKmsKeyArn: kmsKeyArn,
        },
        marked(...encrypt, "ReadersMayDecryptLogFiles", "CloudWatchLogsMayUseKey"),
      ],
      [
        "has nothing for a log group that is encrypted with another key",
        { kmsKeyArn: pulumi.output(kmsKeyArn), createLogGroup: true, logGroupKmsKeyArn: pulumi.output(otherKey) },
        marked(...encrypt),
      ],
      [
        "has the publishers of topics where these are encrypted with the same key",
        { kmsKeyArn, createSnsTopic: true, topicKmsKeyArn: kmsKeyArn },
        marked(...encrypt, "ServicesMayPublishToEncryptedTopics"),
      ],
      [
        "has nothing for topics that are encrypted with another key, or with none",
        { kmsKeyArn, createSnsTopic: true, createTamperAlerts: true, topicKmsKeyArn: otherKey },
        marked(...encrypt),
      ],
      [
        "compares keys that are outputs",
        { kmsKeyArn: pulumi.output(kmsKeyArn), createLogGroup: true, logGroupKmsKeyArn: pulumi.output(kmsKeyArn) },
        marked(...encrypt, "CloudWatchLogsMayUseKey"),
      ],
    ] satisfies [string, MultiRegionTrailArgs, string[] | undefined][]) {
      it(title, async () => {
        assert.deepEqual(await sidsOf(args), sids);
      });
    }
  });

  it("refuses all faulty arguments together, before any resource is registered", async () => {
    const registered = await registeredBy(() => {
      assert.throws(
        () => new MultiRegionTrail("audit", { trailName: "a", s3KeyPrefix: "/ct" }),
        (error: pulumi.InputPropertiesError) => {
          assert.ok(pulumi.InputPropertiesError.isInstance(error));
          assert.deepEqual(
            error.errors.map(({ propertyPath }) => propertyPath),
            ["trailName", "s3KeyPrefix"],
          );
          assert.match(
            error.message,
            /^MultiRegionTrail "audit" is refused, and nothing has been changed:\n {2}trailName: "a" is/,
          );
          return true;
        },
      );
    });
    assert.deepEqual(registered, []);
  });

  it("registers no trail of an existing bucket, which waits for nothing else, when a late value is refused", async () => {
    const registered = await registeredBy(async () => {
      const args = { existingBucketName: "their-logs", trailName: pulumi.output("a--b") };
      const { trailArn } = new MultiRegionTrail("audit", args);
      await assert.rejects((trailArn as unknown as { promise: () => Promise<string> }).promise(), /trailName: "a--b"/);
    });
    assert.deepEqual(
      registered.map(({ type }) => type),
      ["MultiRegionTrail"],
    );
  });

  it("asks for names where the component's own is no valid name in AWS", () => {
    assert.throws(
      () => new MultiRegionTrail("my__trail", {}),
      (error: pulumi.InputPropertiesError) => {
        assert.deepEqual(
          error.errors.map(({ propertyPath, reason }) => [propertyPath, reason.slice(0, 75)]),
          [
            ["trailName", 'cannot be taken from the component\'s name "my__trail", so set it: "my__trail"'],
            ["bucketName", 'cannot be taken from the component\'s name "my__trail", so set it: "my__trail'],
          ].map(([property, reason]) => [property, reason?.slice(0, 75)]),
        );
        return true;
      },
    );
  });
});
