import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { alertNames } from "../../../components/alerts/alertNames";
import { createAlerts, type AlertsArgs } from "../../../components/alerts/alerts";
import { cisAlarms } from "../../../components/alerts/cisAlarms";
import { tamperAlerts } from "../../../components/alerts/tamperAlerts";
import { registeredBy, valueOf, type Registered } from "../mockAws";

const kmsKeyArn = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const topicArn = "arn:aws:sns:eu-central-1:123456789012:account-trail-alerts-1234567";
const args: AlertsArgs = {
  place: {
    partition: pulumi.output("aws"),
    region: pulumi.output("eu-central-1"),
    accountId: pulumi.output("123456789012"),
  },
  trailArn: "arn:aws:cloudtrail:eu-central-1:123456789012:trail/audit",
  cisAlarms: true,
  tamperAlerts: true,
  tamperAlertFormat: "text",
  disabledAlerts: [],
  logGroupName: "trail-events",
  bucketName: "logs",
  kmsKeyArn,
};

/** Types of what alerts are made of. */
type AlertPart =
  | "LogMetricFilter"
  | "MetricAlarm"
  | "EventRule"
  | "EventTarget"
  | "Topic"
  | "TopicPolicy"
  | "TopicSubscription";

describe("createAlerts", () => {
  let registered: readonly Registered[];

  async function create(changes: Partial<AlertsArgs>): Promise<string> {
    let alertTopicArn = "";
    registered = await registeredBy(async () => {
      alertTopicArn = await valueOf(createAlerts("account-trail", { ...args, ...changes }, {}).topicArn);
    });
    return alertTopicArn;
  }

  /** Switches off all but these. */
  const only = (...kept: readonly string[]): Partial<AlertsArgs> => ({
    disabledAlerts: alertNames.filter((name) => !kept.includes(name)),
  });
  const names = (type: AlertPart): string[] =>
    registered.filter((resource) => resource.type === type).map(({ name }) => name);
  const inputsOf = (type: AlertPart, name: string): unknown =>
    registered.find((resource) => resource.type === type && resource.name === name)?.inputs;

  it("creates a metric filter that counts, and an alarm on the count that notifies the topic", async () => {
    assert.equal(await create(only("root-usage")), topicArn);
    assert.deepEqual(inputsOf("LogMetricFilter", "account-trail-root-usage"), {
      name: "audit-root-usage",
      logGroupName: "trail-events",
      pattern: '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
      metricTransformation: { namespace: "CloudTrailBaseline", name: "audit-root-usage", value: "1" },
    });
    assert.deepEqual(inputsOf("MetricAlarm", "account-trail-root-usage"), {
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
      actionsEnabled: true,
      alarmActions: [topicArn],
    });
  });

  it("creates a rule for the calls, and a target that sends a message to the topic", async () => {
    await create(only("trail-key-disabled"));
    assert.deepEqual(inputsOf("EventRule", "account-trail-trail-key-disabled"), {
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
      state: "ENABLED",
    });
    const target = inputsOf("EventTarget", "account-trail-trail-key-disabled") as Record<string, unknown>;
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
    assert.deepEqual(names("LogMetricFilter").sort(), prefixed(cisAlarms));
    assert.deepEqual(names("MetricAlarm").sort(), prefixed(cisAlarms));
    assert.deepEqual(names("EventRule").sort(), prefixed(tamperAlerts));
    assert.deepEqual(names("EventTarget").sort(), prefixed(tamperAlerts));
    assert.deepEqual(inputsOf("Topic", "account-trail-alerts"), {});
    const { arn, policy } = inputsOf("TopicPolicy", "account-trail-alerts") as { arn: string; policy: string };
    assert.equal(arn, topicArn);
    assert.deepEqual(
      (JSON.parse(policy) as { Statement: { Sid: string }[] }).Statement.map(({ Sid }) => Sid),
      ["AlarmsMayPublish", "EventBridgeMayPublish", "DenyWithoutTls"],
    );
  });

  it("leaves out what is switched off by name", async () => {
    await create({ disabledAlerts: ["vpc-changes", "trail-updated"] });
    assert.equal(names("MetricAlarm").length, cisAlarms.length - 1);
    assert.equal(names("LogMetricFilter").includes("account-trail-vpc-changes"), false);
    assert.equal(names("EventRule").length, tamperAlerts.length - 1);
    assert.equal(names("EventTarget").includes("account-trail-trail-updated"), false);
  });

  it("creates alarms without alerts, and then EventBridge may not publish", async () => {
    await create({ tamperAlerts: false });
    assert.equal(names("MetricAlarm").length, 15);
    assert.deepEqual([...names("EventRule"), ...names("EventTarget")], []);
    const { policy } = inputsOf("TopicPolicy", "account-trail-alerts") as { policy: string };
    assert.doesNotMatch(policy, /events\.amazonaws\.com/);
  });

  it("creates alerts without alarms, which needs no log group", async () => {
    await create({ cisAlarms: false, logGroupName: undefined });
    assert.deepEqual([...names("LogMetricFilter"), ...names("MetricAlarm")], []);
    assert.equal(names("EventRule").length, 12);
  });

  it("refuses alarms without a log group, before anything is registered", async () => {
    const refused = await registeredBy(() => {
      assert.throws(
        () => createAlerts("account-trail", { ...args, logGroupName: undefined }, {}),
        /needs logGroupName/,
      );
    });
    assert.deepEqual(refused, []);
  });

  it("creates no alerts on a key where there is none", async () => {
    await create({ kmsKeyArn: undefined });
    assert.deepEqual(
      names("EventRule").filter((name) => name.includes("key")),
      [],
    );
    assert.equal(names("EventRule").length, 9);
  });

  it("uses an existing topic and leaves its policy alone", async () => {
    const existing = "arn:aws:sns:eu-central-1:123456789012:security";
    assert.equal(await create({ ...only("vpc-changes"), alertTopicArn: existing }), existing);
    assert.deepEqual([...names("Topic"), ...names("TopicPolicy")], []);
    assert.deepEqual((inputsOf("MetricAlarm", "account-trail-vpc-changes") as { alarmActions: unknown }).alarmActions, [
      existing,
    ]);
  });

  it("subscribes to a created topic under names that other subscriptions do not change", async () => {
    const [team, queue] = [
      { protocol: "email", endpoint: "security@example.com" },
      { protocol: "sqs", endpoint: "arn:aws:sqs:eu-central-1:123456789012:tickets" },
    ] as const;
    await create({ ...only("vpc-changes"), alertSubscriptions: { team, queue } });
    assert.deepEqual(names("TopicSubscription"), ["account-trail-alerts-team", "account-trail-alerts-queue"]);
    assert.deepEqual(inputsOf("TopicSubscription", "account-trail-alerts-team"), { topic: topicArn, ...team });
    await create({ ...only("vpc-changes"), alertSubscriptions: { queue } });
    assert.deepEqual(names("TopicSubscription"), ["account-trail-alerts-queue"]);
    assert.deepEqual(inputsOf("TopicSubscription", "account-trail-alerts-queue"), { topic: topicArn, ...queue });
  });

  it("encrypts a created topic and tags everything that takes tags", async () => {
    await create({ ...only("vpc-changes", "trail-deleted"), topicKmsKeyArn: kmsKeyArn, tags: { team: "security" } });
    assert.deepEqual(inputsOf("Topic", "account-trail-alerts"), {
      kmsMasterKeyId: kmsKeyArn,
      tags: { team: "security" },
    });
    const tagsOf = (type: AlertPart, name: string): unknown => (inputsOf(type, name) as { tags?: unknown }).tags;
    assert.deepEqual(tagsOf("MetricAlarm", "account-trail-vpc-changes"), { team: "security" });
    assert.deepEqual(tagsOf("EventRule", "account-trail-trail-deleted"), { team: "security" });
  });
});
