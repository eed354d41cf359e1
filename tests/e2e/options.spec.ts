import assert from "node:assert/strict";
import { readTrails } from "../../sandbox/accountFacts";
import { captureCommand } from "../../sandbox/captureCommand";
import { FaultProxy } from "./faults/faultProxy";
import { ownStack, useSandbox, type Stack } from "./support";

/** URNs of what stands for the whole and is told of every change of outputs. */
const wholes = /::pulumi:|MultiRegionTrail::/;

type Config = Readonly<Record<string, unknown>>;

/** One change of a live stack: keys that are set (`undefined`: taken away), and the steps that Pulumi announces for it. */
interface Change {
  readonly title: string;
  readonly set: Config;
  /** `COUNT OPERATION TYPE` of all steps, in alphabetical order. */
  readonly steps: readonly string[];
}

const account = "123456789012";
const existing = {
  topic: `arn:aws:sns:us-east-1:${account}:existing`,
  bucket: "existing-access-logs",
};

function changes(existingKey: () => string): readonly (Omit<Change, "set"> & { set: () => Config })[] {
  const change = (title: string, set: Config | (() => Config), ...steps: string[]) => ({
    title,
    set: typeof set === "function" ? set : () => set,
    steps,
  });
  return [
    change("tags", { tags: { team: "audit" } }, "1 update Bucket", "1 update Trail"),
    change("createKmsKey", { createKmsKey: true }, "1 create Key", "1 update Trail"),
    change(
      "createLogGroup",
      { createLogGroup: true },
      "1 create LogGroup",
      "1 create Role",
      "1 create RolePolicy",
      "1 update Key",
      "1 update Trail",
    ),
    change("logGroupRetentionDays", { logGroupRetentionDays: 731 }, "1 update LogGroup"),
    change("logGroupKmsKeyArn", () => ({ logGroupKmsKeyArn: existingKey() }), "1 update Key", "1 update LogGroup"),
    change(
      "createSnsTopic",
      { createSnsTopic: true },
      "1 create Topic",
      "1 create TopicPolicy",
      "1 update Key",
      "1 update Trail",
    ),
    change(
      "snsTopicArn instead",
      { createSnsTopic: undefined, snsTopicArn: existing.topic },
      "1 delete Topic",
      "1 delete TopicPolicy",
      "1 update Key",
      "1 update Trail",
    ),
    change(
      "createAccessLogBucket",
      { createAccessLogBucket: true },
      "1 create Bucket",
      "1 create BucketLifecycleConfiguration",
      "1 create BucketLogging",
      "1 create BucketOwnershipControls",
      "1 create BucketPolicy",
      "1 create BucketPublicAccessBlock",
      "1 create BucketServerSideEncryptionConfiguration",
      "1 create BucketVersioning",
    ),
    change("accessLogRetentionDays", { accessLogRetentionDays: 400 }, "1 update BucketLifecycleConfiguration"),
    change(
      "accessLogBucketName instead",
      {
        createAccessLogBucket: undefined,
        accessLogRetentionDays: undefined,
        accessLogBucketName: existing.bucket,
      },
      "1 delete Bucket",
      "1 delete BucketLifecycleConfiguration",
      "1 delete BucketOwnershipControls",
      "1 delete BucketPolicy",
      "1 delete BucketPublicAccessBlock",
      "1 delete BucketServerSideEncryptionConfiguration",
      "1 delete BucketVersioning",
      "1 update BucketLogging",
    ),
    change(
      "retentionDays, archiveAfterDays, archiveStorageClass, infrequentAccessAfterDays and the rest of the lifecycle",
      {
        retentionDays: 3650,
        noncurrentVersionRetentionDays: 730,
        infrequentAccessAfterDays: 60,
        archiveAfterDays: 180,
        archiveStorageClass: "DEEP_ARCHIVE",
      },
      "1 update BucketLifecycleConfiguration",
    ),
    change(
      "objectLockMode and objectLockRetentionDays",
      { objectLockMode: "GOVERNANCE", objectLockRetentionDays: 30 },
      "1 create BucketObjectLockConfiguration",
    ),
    change(
      "objectLockMode COMPLIANCE, acknowledged",
      {
        objectLockMode: "COMPLIANCE",
        acknowledgeComplianceMode: true,
      },
      "1 update BucketObjectLockConfiguration",
    ),
    change("readerArns", { readerArns: [`arn:aws:iam::${account}:root`] }, "1 update BucketPolicy", "1 update Key"),
    change(
      "additionalTrailArns",
      { additionalTrailArns: ["arn:aws:cloudtrail:us-east-1:210987654321:trail/member"] },
      "1 update BucketPolicy",
      "1 update Key",
    ),
    change("dataResources", { dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }] }, "1 update Trail"),
    change(
      "advancedEventSelectors instead",
      {
        dataResources: undefined,
        advancedEventSelectors: [
          {
            name: "functions",
            fieldSelectors: [
              { field: "eventCategory", equals: ["Data"] },
              { field: "resources.type", equals: ["AWS::Lambda::Function"] },
            ],
          },
        ],
      },
      "1 update Trail",
    ),
    change("networkActivityEventSources", { networkActivityEventSources: ["kms.amazonaws.com"] }, "1 update Trail"),
    change("insightTypes", { insightTypes: ["ApiCallRateInsight", "ApiErrorRateInsight"] }, "1 update Trail"),
    change(
      "excludedManagementEventSources, acknowledged",
      {
        excludedManagementEventSources: ["kms.amazonaws.com"],
        acknowledgeExcludedEvents: true,
      },
      "1 update Trail",
    ),
    change(
      "no selectors but those of management events",
      {
        advancedEventSelectors: undefined,
        networkActivityEventSources: undefined,
        excludedManagementEventSources: undefined,
        acknowledgeExcludedEvents: undefined,
      },
      "1 update Trail",
    ),
    change("insightTypes taken away", { insightTypes: undefined }, "1 update Trail"),
    change(
      "createTamperAlerts",
      { createTamperAlerts: true },
      "12 create EventRule",
      "12 create EventTarget",
      "1 create Topic",
      "1 create TopicPolicy",
      "1 update Key",
    ),
    change(
      "createCisAlarms",
      { createCisAlarms: true },
      "15 create LogMetricFilter",
      "15 create MetricAlarm",
      "1 update TopicPolicy",
    ),
    change(
      "disabledAlerts",
      { disabledAlerts: ["config-changes", "trail-updated"] },
      "1 delete EventRule",
      "1 delete EventTarget",
      "1 delete LogMetricFilter",
      "1 delete MetricAlarm",
    ),
    change(
      "alertTopicArn",
      { alertTopicArn: existing.topic },
      "1 delete Topic",
      "1 delete TopicPolicy",
      "11 update EventTarget",
      "1 update Key",
      "14 update MetricAlarm",
    ),
    change(
      "createQueries",
      { createQueries: true },
      "1 create Bucket",
      "1 create BucketLifecycleConfiguration",
      "1 create BucketOwnershipControls",
      "1 create BucketPolicy",
      "1 create BucketPublicAccessBlock",
      "1 create BucketServerSideEncryptionConfiguration",
      "1 create BucketVersioning",
      "1 create CatalogDatabase",
      "1 create CatalogTable",
      "6 create NamedQuery",
      "1 create Workgroup",
    ),
    change(
      "queryRegions and queryAccountIds",
      { queryRegions: ["us-east-1"], queryAccountIds: [account] },
      "1 update CatalogTable",
    ),
    change("s3KeyPrefix", { s3KeyPrefix: "audit" }, "1 update BucketPolicy", "1 update CatalogTable", "1 update Trail"),
    change(
      "kmsKeyArn instead of createKmsKey",
      () => ({ createKmsKey: undefined, kmsKeyArn: existingKey() }),
      "1 delete Key",
      "3 update EventRule",
      "1 update Trail",
    ),
    change(
      "everything but the bucket's settings taken away",
      {
        kmsKeyArn: undefined,
        createLogGroup: undefined,
        logGroupRetentionDays: undefined,
        logGroupKmsKeyArn: undefined,
        snsTopicArn: undefined,
        createTamperAlerts: undefined,
        createCisAlarms: undefined,
        disabledAlerts: undefined,
        alertTopicArn: undefined,
        createQueries: undefined,
        queryRegions: undefined,
        queryAccountIds: undefined,
        readerArns: undefined,
        additionalTrailArns: undefined,
        tags: undefined,
        accessLogBucketName: undefined,
      },
      "1 delete Bucket",
      "1 delete BucketLifecycleConfiguration",
      "1 delete BucketLogging",
      "1 delete BucketOwnershipControls",
      "1 delete BucketPolicy",
      "1 delete BucketPublicAccessBlock",
      "1 delete BucketServerSideEncryptionConfiguration",
      "1 delete BucketVersioning",
      "1 delete CatalogDatabase",
      "1 delete CatalogTable",
      "11 delete EventRule",
      "11 delete EventTarget",
      "1 delete LogGroup",
      "14 delete LogMetricFilter",
      "14 delete MetricAlarm",
      "6 delete NamedQuery",
      "1 delete Role",
      "1 delete RolePolicy",
      "1 delete Workgroup",
      "1 update Bucket",
      "1 update BucketPolicy",
      "1 update Trail",
    ),
  ];
}

describe("changing every option of a live stack", function () {
  this.timeout("5m");
  const sandbox = useSandbox();
  let stack: Stack;
  let proxy: FaultProxy;
  let config: Config = {};
  let existingKey = "";

  const aws = async (...args: readonly string[]): Promise<string> => {
    const { code, output } = await captureCommand("aws", args, { env: sandbox().environment });
    assert.equal(code, 0, output);
    return output.trim();
  };

  async function set(values: Config): Promise<void> {
    config = { ...config, ...values };
    const known = Object.entries(config).filter(([, value]) => value !== undefined);
    await stack.configure(Object.fromEntries(known.map(([key, value]) => [`cloudtrail-baseline:${key}`, value])));
  }

  /** What a preview announces, without what stays as it is, and what stands for the whole. */
  async function previewedSteps(): Promise<string[]> {
    const { code, output } = await stack.pulumi("preview", "--json");
    assert.equal(code, 0, output);
    const { steps } = JSON.parse(output.slice(output.indexOf("{"))) as { steps: { op: string; urn: string }[] };
    const announced = steps
      .filter(({ op, urn }) => !["same", "read", "refresh"].includes(op) && !wholes.test(urn))
      .map(({ op, urn }) => `${op} ${urn.split("::")[2]?.split(":").at(-1) ?? ""}`);
    return [...new Set(announced)]
      .sort()
      .map((step) => `${announced.filter((other) => other === step).length} ${step}`);
  }

  before(async () => {
    const open = (Action: string, Resource = "*", Principal: object | string = "*"): string =>
      JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal, Action, Resource }] });
    const accessLogs = open("s3:PutObject", `arn:aws:s3:::${existing.bucket}/*`, {
      Service: "logging.s3.amazonaws.com",
    });
    await aws("s3api", "create-bucket", "--bucket", existing.bucket);
    await aws("s3api", "put-bucket-policy", "--bucket", existing.bucket, "--policy", accessLogs);
    await aws("sns", "create-topic", "--name", "existing");
    const toTopic = ["--topic-arn", existing.topic, "--attribute-name", "Policy", "--attribute-value"];
    await aws("sns", "set-topic-attributes", ...toTopic, open("sns:Publish", existing.topic));
    existingKey = await aws(
      "kms",
      "create-key",
      "--policy",
      open("kms:*"),
      "--query",
      "KeyMetadata.Arn",
      "--output",
      "text",
    );
    proxy = await FaultProxy.start(sandbox().environment);
    stack = (await ownStack(sandbox(), "options")).withEnvironment(proxy.environment);
    await set({});
    const { code, output } = await stack.pulumi("up", "--yes", "--skip-preview");
    assert.equal(code, 0, output);
  });

  after(() => proxy.close());

  for (const change of changes(() => existingKey)) {
    it(change.title, async () => {
      await set(change.set());
      assert.deepEqual(await previewedSteps(), change.steps);
      const from = proxy.calls.length;
      const { code, output } = await stack.pulumi("up", "--yes", "--skip-preview");
      assert.equal(code, 0, output);
      const stops = ["cloudtrail:StopLogging", "cloudtrail:DeleteTrail", "cloudtrail:CreateTrail"];
      assert.deepEqual(
        proxy.calls.slice(from).filter(({ operation }) => stops.includes(operation)),
        [],
      );
      const [trail, ...others] = await readTrails(sandbox().environment);
      assert.deepEqual(others, []);
      assert.equal(trail?.logging, true);
    });
  }

  it("has nothing left to change at the end", async () => {
    const { code, output } = await stack.pulumi("preview", "--refresh", "--expect-no-changes");
    assert.equal(code, 0, output);
  });
});
