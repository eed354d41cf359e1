import { cisAlarms } from "./cisAlarms";
import { tamperAlerts } from "./tamperAlerts";

/** Names of all alarms and alerts: the values of `disabledAlerts`. */
export const alertNames: readonly string[] = [...cisAlarms, ...tamperAlerts].map(({ name }) => name);
