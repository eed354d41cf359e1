import type { GetTrailStatusResponse } from "@aws-sdk/client-cloudtrail";
import type { DeliveryStatus } from "../rules/facts/deliveryStatus";

const hour = 3_600_000;

/**
 * What has become of the latest deliveries of a trail.
 *
 * @param askedAt - when AWS was asked
 */
export function deliveryStatusFromAws(status: GetTrailStatusResponse, askedAt: Date): DeliveryStatus {
  const errors = [
    ["log files", status.LatestDeliveryError],
    ["digests", status.LatestDigestDeliveryError],
    ["events to CloudWatch Logs", status.LatestCloudWatchLogsDeliveryError],
    ["notifications", status.LatestNotificationError],
  ] as const;
  const times = [status.LatestDeliveryTime, status.LatestDigestDeliveryTime, status.StartLoggingTime].flatMap((time) =>
    time === undefined ? [] : time.getTime(),
  );
  return {
    errors: errors.flatMap(([what, error]) => (error === undefined || error === "" ? [] : [[what, error] as const])),
    // Clocks differ: a delivery of a moment ago may seem to lie ahead.
    ...(times.length > 0 && { hoursWithoutDelivery: Math.max(0, askedAt.getTime() - Math.max(...times)) / hour }),
  };
}
