import { cisAlarms } from "./cisAlarms";
import { tamperAlerts } from "./tamperAlerts";

/** Names of all alarms and alerts, which `disabledAlerts` may name. */
export const alertNames: readonly string[] = [...cisAlarms, ...tamperAlerts].map(({ name }) => name);
