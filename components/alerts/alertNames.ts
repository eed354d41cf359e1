import { cisAlarms } from "./cisAlarms";
import { tamperAlerts } from "./tamperAlerts";

/** Names of all alarms. */
export const alarmNames: readonly string[] = cisAlarms.map(({ name }) => name);

/** Names of all alarms and alerts: the values of `disabledAlerts`. */
export const alertNames: readonly string[] = [...alarmNames, ...tamperAlerts.map(({ name }) => name)];

/**
 * Pulumi name of the topic for alerts.
 *
 * @param name - the component's name
 */
export function alertTopicNameOf(name: string): string {
  return `${name}-alerts`;
}
