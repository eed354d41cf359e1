import assert from "node:assert/strict";
import { captureCommand } from "../../../sandbox/captureCommand";

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
