import assert from "node:assert/strict";
import { join } from "node:path";
import { alertNames } from "../../components/alerts/alertNames";
import { cisAlarms } from "../../components/alerts/cisAlarms";
import { tamperAlerts } from "../../components/alerts/tamperAlerts";
import { captureCommand } from "../../sandbox/captureCommand";
import { repository } from "../../sandbox/repository";
import { eventOf } from "../components/alerts/calls";
import { definitionsOf, type Rows } from "./rows";
import { stackOf, useSandbox, type Stack } from "./support";

const trailArn = "arn:aws:cloudtrail:us-east-1:123456789012:trail/audit";
const keyId = "1234abcd-12ab-34cd-56ef-1234567890ab";

const program = `
require(${JSON.stringify(join(repository, "tests", "typescript.js"))});
const pulumi = require("@pulumi/pulumi");
const cloudwatch = require("@pulumi/aws/cloudwatch");
const { createAlerts } = require(${JSON.stringify(join(repository, "components", "alerts", "alerts.ts"))});
const group = new cloudwatch.LogGroup("events", { name: "trail-events" });
exports.topicArn = createAlerts(
  "account-trail",
  {
    place: {
      partition: pulumi.output("aws"),
      region: pulumi.output("us-east-1"),
      accountId: pulumi.output("123456789012"),
    },
    trailArn: "${trailArn}",
    cisAlarms: true,
    tamperAlerts: true,
    tamperAlertFormat: "text",
    disabledAlerts: ["vpc-changes", "trail-updated"],
    logGroupName: group.name,
    bucketName: "logs",
    kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/${keyId}",
    tags: { team: "security" },
  },
  {},
).topicArn;
`;

/** The tests of what the alerts make on the real engine and provider. */
export function raisesAlerts(rows: Rows): void {
  const { daily, further } = definitionsOf(rows);
  const sandbox = useSandbox();
  let stack: Stack;
  let topicArn: string;

  const aws = async <T>(...args: readonly string[]): Promise<T> => {
    const { code, output } = await captureCommand("aws", [...args, "--output", "json"], { env: sandbox().environment });
    assert.equal(code, 0, output);
    return (output === "" ? {} : JSON.parse(output)) as T;
  };
  const named = (alerts: readonly { readonly name: string }[], ...left: readonly string[]): string[] =>
    alerts
      .map(({ name }) => name)
      .filter((name) => !left.includes(name))
      .map((name) => `audit-${name}`)
      .sort();

  before(async () => {
    stack = await stackOf(sandbox(), "alerts", program);
    const { code, output } = await stack.pulumi("up", "--yes", "--skip-preview");
    assert.equal(code, 0, output);
    topicArn = (await stack.pulumi("stack", "output", "topicArn")).output.trim();
  });

  daily("has nothing to change afterwards", async () => {
    const { code, output } = await stack.pulumi("up", "--yes", "--skip-preview", "--expect-no-changes");
    assert.equal(code, 0, output);
  });

  daily("has metric filters on the log group, each with the published pattern and a metric of its own", async () => {
    const { metricFilters } = await aws<{
      metricFilters: {
        filterName: string;
        filterPattern: string;
        logGroupName: string;
        metricTransformations: object[];
      }[];
    }>("logs", "describe-metric-filters", "--log-group-name", "trail-events");
    assert.deepEqual(metricFilters.map(({ filterName }) => filterName).sort(), named(cisAlarms, "vpc-changes"));
    for (const { filterName, filterPattern, metricTransformations } of metricFilters) {
      const alarm = cisAlarms.find(({ name }) => filterName === `audit-${name}`);
      assert.equal(filterPattern, alarm?.filterPattern);
      assert.deepEqual(metricTransformations, [
        { metricName: filterName, metricNamespace: "CloudTrailBaseline", metricValue: "1", unit: "None" },
      ]);
    }
  });

  daily("has alarms that go off at the first match and tell the topic", async () => {
    const { MetricAlarms } = await aws<{ MetricAlarms: Record<string, unknown>[] }>("cloudwatch", "describe-alarms");
    assert.deepEqual(MetricAlarms.map(({ AlarmName }) => AlarmName).sort(), named(cisAlarms, "vpc-changes"));
    for (const alarm of MetricAlarms) {
      assert.equal(alarm["MetricName"], alarm["AlarmName"]);
      assert.equal(alarm["Namespace"], "CloudTrailBaseline");
      assert.equal(alarm["Threshold"], 1);
      assert.equal(alarm["Period"], 300);
      assert.equal(alarm["ActionsEnabled"], true);
      assert.deepEqual(alarm["AlarmActions"], [topicArn]);
    }
  });

  daily("has enabled rules whose target is the topic", async () => {
    const { RuleNames } = await aws<{ RuleNames: string[] }>(
      ...["events", "list-rule-names-by-target", "--target-arn", topicArn],
    );
    assert.deepEqual(RuleNames.sort(), named(tamperAlerts, "trail-updated"));
    const { Rules } = await aws<{ Rules: { State: string }[] }>("events", "list-rules");
    assert.deepEqual([...new Set(Rules.map(({ State }) => State))], ["ENABLED"]);
  });

  daily("has a topic that alarms and EventBridge may publish to", async () => {
    const { Attributes } = await aws<{ Attributes: { Policy: string } }>(
      ...["sns", "get-topic-attributes", "--topic-arn", topicArn],
    );
    const { Statement } = JSON.parse(Attributes.Policy) as { Statement: { Sid: string; Resource: string }[] };
    assert.deepEqual(
      Statement.map(({ Sid, Resource }) => [Sid, Resource]),
      ["AlarmsMayPublish", "EventBridgeMayPublish", "DenyWithoutTls"].map((sid) => [sid, topicArn]),
    );
  });

  // The pattern of each rule, as deployed, on a bus of its own: the local AWS matches events there as EventBridge would,
  // without a topic behind it. Publishing to the topic is not proved here; the local AWS does not do it.
  daily(
    "has rules that match what is done to this trail, bucket and key, and nothing that is done to others",
    async () => {
      await aws("events", "create-event-bus", "--name", "probe");
      const probed = ["trail-stopped", "log-bucket-policy-changed", "trail-key-disabled"];
      await Promise.all(
        probed.map(async (alert) => {
          const rule = await aws<{ EventPattern: string }>("events", "describe-rule", "--name", `audit-${alert}`);
          const onBus = ["--event-bus-name", "probe"];
          await aws("logs", "create-log-group", "--log-group-name", alert);
          await aws("events", "put-rule", "--name", alert, "--event-pattern", rule.EventPattern, ...onBus);
          const target = `Id=probe,Arn=arn:aws:logs:us-east-1:123456789012:log-group:${alert}`;
          await aws("events", "put-targets", "--rule", alert, "--targets", target, ...onBus);
        }),
      );
      const calls = [
        ["cloudtrail", "StopLogging", { name: "audit" }],
        ["cloudtrail", "StopLogging", { name: trailArn }],
        ["cloudtrail", "StopLogging", { name: "audit-2" }],
        ["cloudtrail", "StartLogging", { name: "audit" }],
        ["s3", "DeleteBucketPolicy", { bucketName: "logs" }],
        ["s3", "DeleteBucketPolicy", { bucketName: "other" }],
        ["kms", "DisableKey", { keyId }],
        ["kms", "DisableKey", { keyId: keyId.replace("1234", "4321") }],
      ] as const;
      const entries = calls.map(([service, eventName, requestParameters]) => {
        const event = eventOf({ eventSource: `${service}.amazonaws.com`, eventName, requestParameters });
        return {
          EventBusName: "probe",
          Source: event.source,
          DetailType: "AWS API Call via CloudTrail",
          Detail: JSON.stringify(event.detail),
        };
      });
      await aws("events", "put-events", "--entries", JSON.stringify(entries));
      const matched = await Promise.all(
        probed.map(async (alert) => {
          const { events } = await aws<{ events: { message: string }[] }>(
            ...["logs", "filter-log-events", "--log-group-name", alert],
          );
          return events.map(
            ({ message }) =>
              (JSON.parse(message) as { detail: { requestParameters: object } }).detail.requestParameters,
          );
        }),
      );
      const sorted = (parameters: readonly object[]): string[] => parameters.map((one) => JSON.stringify(one)).sort();
      assert.deepEqual(matched.map(sorted), [
        sorted([{ name: "audit" }, { name: trailArn }]),
        sorted([{ bucketName: "logs" }]),
        sorted([{ keyId }]),
      ]);
    },
  );

  daily("names every alarm and rule by a name of the published list", async () => {
    const { code, output } = await stack.pulumi("stack", "--show-urns");
    assert.equal(code, 0, output);
    const created = new Set(
      [...output.matchAll(/(?:MetricAlarm|EventRule)::account-trail-(\S+)/g)].map(([, name]) => name),
    );
    assert.deepEqual(
      alertNames.filter((name) => !created.has(name)),
      ["vpc-changes", "trail-updated"],
    );
  });

  further("switches on again what somebody switched off, and nothing else", async () => {
    const off = { alarm: "audit-root-usage", rule: "audit-trail-stopped" };
    await aws("cloudwatch", "disable-alarm-actions", "--alarm-names", off.alarm);
    await aws("events", "disable-rule", "--name", off.rule);
    const { code, output } = await stack.pulumi("up", "--yes", "--refresh", "--skip-preview");
    assert.equal(code, 0, output);
    assert.match(output, /~ 2 updated/);
    const { MetricAlarms } = await aws<{ MetricAlarms: { ActionsEnabled: boolean }[] }>(
      ...["cloudwatch", "describe-alarms", "--alarm-names", off.alarm],
    );
    assert.deepEqual(
      MetricAlarms.map(({ ActionsEnabled }) => ActionsEnabled),
      [true],
    );
    assert.equal((await aws<{ State: string }>("events", "describe-rule", "--name", off.rule)).State, "ENABLED");
  });

  further("leaves nothing behind when it is destroyed", async () => {
    const { code, output } = await stack.pulumi("destroy", "--yes", "--skip-preview");
    assert.equal(code, 0, output);
    assert.deepEqual(await aws("events", "list-rules"), { Rules: [] });
    const { MetricAlarms } = await aws<{ MetricAlarms: object[] }>("cloudwatch", "describe-alarms");
    assert.deepEqual(MetricAlarms, []);
  });
}
