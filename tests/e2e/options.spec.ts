import assert from "node:assert/strict";
import { readTrails } from "../../sandbox/accountFacts";
import { captureCommand } from "../../sandbox/captureCommand";
import { compiledStack } from "./faults/compiledProgram";
import { configured, type Configuration } from "./faults/configuration";
import { FaultProxy } from "./faults/faultProxy";
import { useSandbox, type Stack } from "./support";

/** URNs of what stands for the whole and is told of every change of outputs. */
const wholes = /::pulumi:|MultiRegionTrail::/;

/** A change of an option, or of some that go together, of a live stack. */
interface Change {
  readonly title: string;
  /** Keys that are set; `undefined` takes one away. */
  readonly set: () => Configuration;
  /** `COUNT OPERATION TYPE` of the steps that it leads to; each property that is updated is a step. */
  readonly steps: readonly string[];
}

const account = "123456789012";
const existing = {
  topic: `arn:aws:sns:us-east-1:${account}:existing`,
  bucket: "existing-access-logs",
  /** ARN of a key, known once it has been created. */
  key: "",
};

function change(title: string, set: Configuration | (() => Configuration), ...steps: string[]): Change {
  return { title, set: typeof set === "function" ? set : () => set, steps };
}

/** Changes in the order they are made; those of a round are made in one `pulumi up`, and share no step. */
const rounds: readonly (readonly Change[])[] = [
  [
    change("tags", { tags: { team: "audit" } }, "1 update Bucket: tags", "1 update Trail: tags"),
    change("createKmsKey", { createKmsKey: true }, "1 create Key", "1 update Trail: kmsKeyId"),
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
  ],
  [
    change(
      "createLogGroup",
      { createLogGroup: true },
      "1 create LogGroup",
      "1 create Role",
      "1 create RolePolicy",
      "1 update Key: policy",
      "1 update Trail: cloudWatchLogsGroupArn",
      "1 update Trail: cloudWatchLogsRoleArn",
    ),
    change("accessLogRetentionDays", { accessLogRetentionDays: 400 }, "1 update BucketLifecycleConfiguration: rules"),
    change(
      "dataResources",
      { dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }] },
      "1 update Trail: advancedEventSelectors",
    ),
    change(
      "objectLockMode and objectLockRetentionDays",
      { objectLockMode: "GOVERNANCE", objectLockRetentionDays: 30 },
      "1 create BucketObjectLockConfiguration",
    ),
  ],
  [
    change(
      "logGroupKmsKeyArn",
      () => ({ logGroupKmsKeyArn: existing.key }),
      "1 update Key: policy",
      "1 update LogGroup: kmsKeyId",
    ),
    change("logGroupRetentionDays", { logGroupRetentionDays: 731 }, "1 update LogGroup: retentionInDays"),
    change(
      "advancedEventSelectors instead of dataResources",
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
      "1 update Trail: advancedEventSelectors",
    ),
    change(
      "accessLogBucketName instead of createAccessLogBucket",
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
      "1 update BucketLogging: targetBucket",
    ),
    change(
      "objectLockMode COMPLIANCE, acknowledged",
      { objectLockMode: "COMPLIANCE", acknowledgeComplianceMode: true },
      "1 update BucketObjectLockConfiguration: rule",
    ),
  ],
  [
    change(
      "createSnsTopic",
      { createSnsTopic: true },
      "1 create Topic",
      "1 create TopicPolicy",
      "1 update Key: policy",
      "1 update Trail: snsTopicName",
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
      "1 update BucketLifecycleConfiguration: rules",
    ),
    change(
      "networkActivityEventSources",
      { networkActivityEventSources: ["kms.amazonaws.com"] },
      "1 update Trail: advancedEventSelectors",
    ),
  ],
  [
    change(
      "snsTopicArn instead of createSnsTopic",
      { createSnsTopic: undefined, snsTopicArn: existing.topic },
      "1 delete Topic",
      "1 delete TopicPolicy",
      "1 update Key: policy",
      "1 update Trail: snsTopicName",
    ),
    change(
      "insightTypes",
      { insightTypes: ["ApiCallRateInsight", "ApiErrorRateInsight"] },
      "1 update Trail: insightSelectors",
    ),
    change(
      "excludedManagementEventSources, acknowledged",
      { excludedManagementEventSources: ["kms.amazonaws.com"], acknowledgeExcludedEvents: true },
      "1 update Trail: advancedEventSelectors",
    ),
  ],
  [
    change(
      "readerArns",
      { readerArns: [`arn:aws:iam::${account}:root`] },
      "1 update BucketPolicy: policy",
      "1 update Key: policy",
    ),
    change(
      "no selectors but those of management events",
      {
        advancedEventSelectors: undefined,
        networkActivityEventSources: undefined,
        excludedManagementEventSources: undefined,
        acknowledgeExcludedEvents: undefined,
      },
      "1 update Trail: advancedEventSelectors",
    ),
  ],
  [
    change(
      "additionalTrailArns",
      { additionalTrailArns: ["arn:aws:cloudtrail:us-east-1:210987654321:trail/member"] },
      "1 update BucketPolicy: policy",
      "1 update Key: policy",
    ),
    change("insightTypes taken away", { insightTypes: undefined }, "1 update Trail: insightSelectors"),
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
  ],
  [
    change(
      "createTamperAlerts",
      { createTamperAlerts: true },
      "12 create EventRule",
      "12 create EventTarget",
      "1 create Topic",
      "1 create TopicPolicy",
      "1 update Key: policy",
    ),
    change(
      "queryRegions and queryAccountIds",
      { queryRegions: ["us-east-1"], queryAccountIds: [account] },
      "1 update CatalogTable: parameters",
    ),
  ],
  [
    change(
      "createCisAlarms",
      { createCisAlarms: true },
      "15 create LogMetricFilter",
      "15 create MetricAlarm",
      "1 update TopicPolicy: policy",
    ),
    change(
      "s3KeyPrefix",
      { s3KeyPrefix: "audit" },
      "1 update BucketPolicy: policy",
      "1 update CatalogTable: parameters",
      "1 update CatalogTable: storageDescriptor",
      "1 update Trail: s3KeyPrefix",
    ),
  ],
  [
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
      "11 update EventTarget: arn",
      "1 update Key: policy",
      "14 update MetricAlarm: alarmActions",
    ),
  ],
  [
    change(
      "kmsKeyArn instead of createKmsKey",
      () => ({ createKmsKey: undefined, kmsKeyArn: existing.key }),
      "1 delete Key",
      "3 update EventRule: eventPattern",
      "1 update Trail: kmsKeyId",
    ),
  ],
  [
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
      "1 update Bucket: tags",
      "1 update BucketPolicy: policy",
      "1 update Trail: cloudWatchLogsGroupArn",
      "1 update Trail: cloudWatchLogsRoleArn",
      "1 update Trail: kmsKeyId",
      "1 update Trail: snsTopicName",
      "1 update Trail: tags",
    ),
  ],
];
/** A step as Pulumi tells it. */
interface Step {
  readonly op: string;
  readonly urn: string;
  /** Properties that change, where it is an update. */
  readonly properties?: readonly string[] | undefined;
}

/** Steps in the words of a {@link Change}, in alphabetical order: without what stays, and what stands for the whole. */
function described(steps: readonly Step[]): string[] {
  const each = steps
    .filter(({ op, urn }) => !["same", "read", "refresh"].includes(op) && !wholes.test(urn))
    .flatMap(({ op, urn, properties = [] }) => {
      const step = `${op} ${urn.split("::")[2]?.split(":").at(-1) ?? ""}`;
      // The provider repeats the tags in another property.
      const changed = properties.filter((property) => property !== "tagsAll");
      return changed.length === 0 ? [step] : changed.map((property) => `${step}: ${property}`);
    });
  return [...new Set(each)].map((step) => `${each.filter((other) => other === step).length} ${step}`).sort();
}

/** What `pulumi up --json` prints: one document of its preview, then a line for each event of the update. */
function stepsIn(output: string): { readonly previewed: string[]; readonly done: string[] } {
  const end = output.indexOf("\n}\n") + 2;
  const preview = JSON.parse(output.slice(output.indexOf("{"), end)) as {
    readonly steps: readonly (Step & { readonly diffReasons?: readonly string[] })[];
  };
  const events = output
    .slice(end)
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map(
      (line) =>
        JSON.parse(line) as {
          readonly resourcePreEvent?: { readonly metadata: Step & { readonly diffs?: readonly string[] } };
        },
    );
  return {
    previewed: described(preview.steps.map((step) => ({ ...step, properties: step.diffReasons }))),
    done: described(
      events.flatMap(({ resourcePreEvent: event }) =>
        event === undefined ? [] : [{ ...event.metadata, properties: event.metadata.diffs }],
      ),
    ),
  };
}

describe("changing every option of a live stack", function () {
  this.timeout("5m");
  const sandbox = useSandbox();
  let stack: Stack;
  let proxy: FaultProxy;
  let configuration: Configuration = {};

  const aws = async (...args: readonly string[]): Promise<string> => {
    const { code, output } = await captureCommand("aws", args, { env: sandbox().environment });
    assert.equal(code, 0, output);
    return output.trim();
  };

  async function pulumi(command: string, ...args: readonly string[]): Promise<string> {
    const { code, output } = await stack.pulumi(command, ...args);
    assert.equal(code, 0, output);
    return output;
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
    const arnAlone = ["--query", "KeyMetadata.Arn", "--output", "text"];
    existing.key = await aws("kms", "create-key", "--policy", open("kms:*"), ...arnAlone);
    proxy = await FaultProxy.start(sandbox().environment);
    stack = (await compiledStack(sandbox(), "options")).withEnvironment(proxy.environment);
    await pulumi("up", "--yes", "--skip-preview");
  });

  after(() => proxy.close());

  for (const [index, changes] of rounds.entries()) {
    describe(`in update ${index + 1}`, () => {
      let steps: ReturnType<typeof stepsIn>;
      let calls: readonly string[];

      before(async () => {
        configuration = Object.assign({}, configuration, ...changes.map(({ set }) => set())) as Configuration;
        await stack.configure(configured(configuration));
        const from = proxy.calls.length;
        steps = stepsIn(await pulumi("up", "--yes", "--json"));
        calls = proxy.calls.slice(from).map(({ operation }) => operation);
      });

      for (const { title, steps: own } of changes) {
        it(title, () => {
          assert.deepEqual(
            own.filter((step) => !steps.previewed.includes(step)),
            [],
          );
        });
      }

      it("previews these steps and no others, takes them, and leaves the trail logging", async () => {
        assert.deepEqual(steps.previewed, changes.flatMap(({ steps: own }) => own).sort());
        assert.deepEqual(steps.done, steps.previewed);
        const stops = ["cloudtrail:StopLogging", "cloudtrail:DeleteTrail", "cloudtrail:CreateTrail"];
        assert.deepEqual(
          calls.filter((operation) => stops.includes(operation)),
          [],
        );
        const [trail, ...others] = await readTrails(sandbox().environment);
        assert.deepEqual(others, []);
        assert.equal(trail?.logging, true);
      });
    });
  }

  it("has nothing left to change at the end", () => pulumi("preview", "--refresh", "--expect-no-changes"));
});
