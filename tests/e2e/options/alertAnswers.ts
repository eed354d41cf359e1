import assert from "node:assert/strict";
import { captureCommand } from "../../../sandbox/captureCommand";
import { recordOf, type RecordedCall } from "../../components/alerts/calls";
import { filterPatternMatches } from "../../components/alerts/filterPattern";

/** What `aws ARGUMENT...` answers, read from its JSON. */
async function ask<T>(environment: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<T> {
  const { code, output } = await captureCommand("aws", [...args, "--output", "json"], { env: environment });
  assert.equal(code, 0, output);
  return JSON.parse(output) as T;
}

/** The last part of the name of an alarm, a filter or a rule of the trail `cloudtrail-baseline`. */
function alertIn(name: string): string {
  return name.replace("cloudtrail-baseline-", "");
}

/** Asserts that these alarms go off at so many events, and all others at the first. */
export async function hasThresholds(
  environment: NodeJS.ProcessEnv,
  thresholds: Readonly<Record<string, number>>,
): Promise<void> {
  const { MetricAlarms } = await ask<{ MetricAlarms: { AlarmName: string; Threshold: number }[] }>(
    ...[environment, "cloudwatch", "describe-alarms"],
  );
  assert.ok(MetricAlarms.length > 1);
  const others = MetricAlarms.filter(({ Threshold }) => Threshold !== 1);
  assert.deepEqual(
    Object.fromEntries(others.map(({ AlarmName, Threshold }) => [alertIn(AlarmName), Threshold])),
    thresholds,
  );
}

/** A subscriber, by protocol and endpoint. */
interface Subscriber {
  readonly protocol: string;
  readonly endpoint: string;
}

/** Asserts that these, and nobody else, are subscribed to the topics of the account, or wait until they confirm. */
export async function hasSubscriptions(
  environment: NodeJS.ProcessEnv,
  { told = [], waiting = [] }: { readonly told?: readonly Subscriber[]; readonly waiting?: readonly Subscriber[] },
): Promise<void> {
  const { Subscriptions } = await ask<{
    Subscriptions: { SubscriptionArn: string; Protocol: string; Endpoint: string }[];
  }>(environment, "sns", "list-subscriptions");
  const found = Subscriptions.map(({ SubscriptionArn, Protocol, Endpoint }) =>
    [SubscriptionArn === "PendingConfirmation" ? "waits" : "is told", Protocol, Endpoint].join(" "),
  );
  assert.deepEqual(
    found.sort(),
    [
      ...told.map(({ protocol, endpoint }) => `is told ${protocol} ${endpoint}`),
      ...waiting.map(({ protocol, endpoint }) => `waits ${protocol} ${endpoint}`),
    ].sort(),
  );
}

/** Asserts that the rule of an alert sends a custom notification of the chat service. */
export async function sendsNotifications(environment: NodeJS.ProcessEnv, alert: string): Promise<void> {
  const { Targets } = await ask<{ Targets: { InputTransformer: { InputTemplate: string } }[] }>(
    ...[environment, "events", "list-targets-by-rule", "--rule", `cloudtrail-baseline-${alert}`],
  );
  const sent = Targets.map(({ InputTransformer }) => JSON.parse(InputTransformer.InputTemplate) as { source: string });
  assert.deepEqual(
    sent.map(({ source }) => source),
    ["custom"],
  );
}

/** The identity of an event that a session of a role made. */
export function sessionOf(roleArn: string): object {
  return {
    type: "AssumedRole",
    arn: `arn:aws:sts::123456789012:assumed-role/${roleArn.split("/").at(-1) ?? ""}/session`,
    sessionContext: { sessionIssuer: { type: "Role", arn: roleArn } },
  };
}

/**
 * Asserts whether the filter of an alarm, as it is deployed, counts a call of these identities, whichever way CloudWatch
 * takes `!=` where there is no name. The local AWS does not set filters off; what reads the pattern is the tests' own.
 */
export async function counts(
  environment: NodeJS.ProcessEnv,
  alarm: string,
  call: RecordedCall,
  callers: readonly (readonly [who: string, userIdentity: object, counted: boolean])[],
): Promise<void> {
  const { metricFilters } = await ask<{ metricFilters: { filterName: string; filterPattern: string }[] }>(
    ...[environment, "logs", "describe-metric-filters", "--filter-name-prefix", `cloudtrail-baseline-${alarm}`],
  );
  const pattern = metricFilters.find(({ filterName }) => alertIn(filterName) === alarm)?.filterPattern;
  assert.ok(pattern !== undefined, alarm);
  for (const [who, userIdentity, counted] of callers) {
    for (const differs of [true, false]) {
      assert.equal(filterPatternMatches(pattern, recordOf({ ...call, userIdentity }), differs), counted, who);
    }
  }
}
