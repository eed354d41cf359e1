import { alertNames } from "../../../components/alerts/alertNames";
import { project } from "../../../config";

/** A stack's configuration, by the program's own keys. */
export type Configuration = Readonly<Record<string, unknown>>;

/** What nobody has configured: a bucket and a trail. */
export const bare: Configuration = {};

/** Alerts of the full configuration, two of each kind: all others are made in the same way. */
const alerts = ["unauthorized-api-calls", "root-usage", "trail-stopped", "trail-key-disabled"];

/** Every part that a configuration can ask for. */
export const full: Configuration = {
  createKmsKey: true,
  createLogGroup: true,
  createSnsTopic: true,
  createAccessLogBucket: true,
  createCisAlarms: true,
  createTamperAlerts: true,
  disabledAlerts: alertNames.filter((name) => !alerts.includes(name)),
  alertSubscriptions: { team: { protocol: "email", endpoint: "security@example.com" } },
  createQueries: true,
  dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }],
  insightTypes: ["ApiCallRateInsight"],
};

/** A configuration by full key, as a stack's file has it, without the keys that are `undefined`. */
export function configured(configuration: Configuration): Record<string, unknown> {
  const known = Object.entries(configuration).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known.map(([key, value]) => [key.includes(":") ? key : `${project}:${key}`, value]));
}
