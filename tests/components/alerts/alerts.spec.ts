import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { alertNames } from "../../../components/alerts/alertNames";
import { createAlerts, type AlertsArgs } from "../../../components/alerts/alerts";
import { cisAlarms } from "../../../components/alerts/cisAlarms";
import { tamperAlerts } from "../../../components/alerts/tamperAlerts";

// Mocks prove how the parts are wired and named; what AWS makes of them is proved end to end in tests/e2e.

interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
}

const kmsKeyArn = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const topicArn = "arn:aws:sns:eu-central-1:123456789012:account-trail";
const args: AlertsArgs = {
  place: {
    partition: pulumi.output("aws"),
    region: pulumi.output("eu-central-1"),
    accountId: pulumi.output("123456789012"),
  },
  trailArn: "arn:aws:cloudtrail:eu-central-1:123456789012:trail/audit",
  cisAlarms: true,
  tamperAlerts: true,
  disabledAlerts: [],
  logGroupName: "trail-events",
  bucketName: "logs",
  kmsKeyArn,
};

const types = {
  filter: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
  alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
  rule: "aws:cloudwatch/eventRule:EventRule",
  target: "aws:cloudwatch/eventTarget:EventTarget",
  topic: "aws:sns/topic:Topic",
  topicPolicy: "aws:sns/topicPolicy:TopicPolicy",
} as const;

describe("createAlerts", function () {
  // All alerts are some fifty resources, which mocks take seconds for on a busy machine.
  this.timeout("30s");
  let registered: Registered[];

  before(async () => {
    await pulumi.runtime.setMocks({
      newResource: ({ type, name, inputs }) => {
        registered.push({ type, name, inputs: inputs as Record<string, unknown> });
        return { id: `${name}-id`, state: { ...(inputs as object), ...(type === types.topic && { arn: topicArn }) } };
      },
      call: () => ({}),
    });
  });

  beforeEach(() => {
    registered = [];
  });

  async function create(changes: Partial<AlertsArgs>): Promise<string | undefined> {
    const alerts = createAlerts("account-trail", { ...args, ...changes }, {});
    await pulumi.runtime.disconnect();
    return valueOf(alerts.topicArn);
  }

  /** Switches off all but these, because mocks take their time. */
  const only = (...kept: readonly string[]): Partial<AlertsArgs> => ({
    disabledAlerts: alertNames.filter((name) => !kept.includes(name)),
  });
  const names = (type: keyof typeof types): string[] =>
    registered.filter((resource) => resource.type === types[type]).map(({ name }) => name);
  const inputsOf = (type: keyof typeof types, name: string): unknown =>
    registered.find((resource) => resource.type === types[type] && resource.name === name)?.inputs;

  it("creates a metric filter that counts, and an alarm on the count that tells the topic", async () => {
    assert.equal(await create(only("root-usage")), topicArn);
    assert.deepEqual(inputsOf("filter", "account-trail-root-usage"), {
      name: "audit-root-usage",
      logGroupName: "trail-events",
      pattern: '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
      metricTransformation: { namespace: "CloudTrailBaseline", name: "audit-root-usage", value: "1" },
    });
    assert.deepEqual(inputsOf("alarm", "account-trail-root-usage"), {
      name: "audit-root-usage",
      alarmDescription: "Use of the root user (CIS 4.3). Somebody acted as the root user of the account.",
      namespace: "CloudTrailBaseline",
      metricName: "audit-root-usage",
      statistic: "Sum",
      period: 300,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      treatMissingData: "notBreaching",
      alarmActions: [topicArn],
    });
  });

  it("creates a rule for the calls, and a target that sends a message to the topic", async () => {
    await create(only("trail-key-disabled"));
    assert.deepEqual(inputsOf("rule", "account-trail-trail-key-disabled"), {
      name: "audit-trail-key-disabled",
      description:
        "Key of the trail disabled. Log files can be neither delivered nor read until the key is enabled again.",
      eventPattern: JSON.stringify({
        source: ["aws.kms"],
        "detail-type": ["AWS API Call via CloudTrail"],
        detail: {
          eventSource: ["kms.amazonaws.com"],
          eventName: ["DisableKey"],
          requestParameters: { keyId: ["1234abcd-12ab-34cd-56ef-1234567890ab", kmsKeyArn] },
        },
      }),
    });
    const target = inputsOf("target", "account-trail-trail-key-disabled") as Record<string, unknown>;
    assert.equal(target["rule"], "audit-trail-key-disabled");
    assert.equal(target["targetId"], "alert-topic");
    assert.equal(target["arn"], topicArn);
    const { inputTemplate } = target["inputTransformer"] as { inputTemplate: string };
    assert.match(inputTemplate, /^"Key of the trail disabled\. /);
  });

  it("creates all alarms and alerts, and one topic with its policy", async () => {
    await create({});
    const prefixed = (alerts: readonly { readonly name: string }[]): string[] =>
      alerts.map(({ name }) => `account-trail-${name}`).sort();
    assert.deepEqual(names("filter").sort(), prefixed(cisAlarms));
    assert.deepEqual(names("alarm").sort(), prefixed(cisAlarms));
    assert.deepEqual(names("rule").sort(), prefixed(tamperAlerts));
    assert.deepEqual(names("target").sort(), prefixed(tamperAlerts));
    assert.deepEqual(inputsOf("topic", "account-trail-alerts"), {});
    const { arn, policy } = inputsOf("topicPolicy", "account-trail-alerts") as { arn: string; policy: string };
    assert.equal(arn, topicArn);
    assert.deepEqual(
      (JSON.parse(policy) as { Statement: { Sid: string }[] }).Statement.map(({ Sid }) => Sid),
      ["AlarmsMayPublish", "EventBridgeMayPublish", "DenyWithoutTls"],
    );
  });

  it("leaves out what is switched off by name", async () => {
    await create({ disabledAlerts: ["vpc-changes", "trail-updated"] });
    assert.equal(names("alarm").length, cisAlarms.length - 1);
    assert.equal(names("filter").includes("account-trail-vpc-changes"), false);
    assert.equal(names("rule").length, tamperAlerts.length - 1);
    assert.equal(names("target").includes("account-trail-trail-updated"), false);
  });

  it("creates alarms without alerts, and lets EventBridge not publish then", async () => {
    await create({ tamperAlerts: false });
    assert.equal(names("alarm").length, 15);
    assert.deepEqual([...names("rule"), ...names("target")], []);
    const { policy } = inputsOf("topicPolicy", "account-trail-alerts") as { policy: string };
    assert.doesNotMatch(policy, /events\.amazonaws\.com/);
  });

  it("creates alerts without alarms, which needs no log group", async () => {
    await create({ cisAlarms: false, logGroupName: undefined });
    assert.deepEqual([...names("filter"), ...names("alarm")], []);
    assert.equal(names("rule").length, 12);
  });

  it("refuses alarms without a log group, before anything is registered", () => {
    assert.throws(() => createAlerts("account-trail", { ...args, logGroupName: undefined }, {}), /needs logGroupName/);
    assert.deepEqual(registered, []);
  });

  it("has no alerts on a key where there is none", async () => {
    await create({ kmsKeyArn: undefined });
    assert.deepEqual(
      names("rule").filter((name) => name.includes("key")),
      [],
    );
    assert.equal(names("rule").length, 9);
  });

  it("uses an existing topic and leaves its policy alone", async () => {
    const existing = "arn:aws:sns:eu-central-1:123456789012:security";
    assert.equal(await create({ ...only("vpc-changes"), alertTopicArn: existing }), existing);
    assert.deepEqual([...names("topic"), ...names("topicPolicy")], []);
    assert.deepEqual((inputsOf("alarm", "account-trail-vpc-changes") as { alarmActions: unknown }).alarmActions, [
      existing,
    ]);
  });

  it("encrypts a created topic and tags everything that takes tags", async () => {
    await create({ ...only("vpc-changes", "trail-deleted"), topicKmsKeyArn: kmsKeyArn, tags: { team: "security" } });
    assert.deepEqual(inputsOf("topic", "account-trail-alerts"), {
      kmsMasterKeyId: kmsKeyArn,
      tags: { team: "security" },
    });
    const tagsOf = (type: keyof typeof types, name: string): unknown =>
      (inputsOf(type, name) as { tags?: unknown }).tags;
    assert.deepEqual(tagsOf("alarm", "account-trail-vpc-changes"), { team: "security" });
    assert.deepEqual(tagsOf("rule", "account-trail-trail-deleted"), { team: "security" });
  });
});

function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => {
    output.apply(resolve);
  });
}
