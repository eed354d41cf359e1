/** What a trail delivers, as messages name it. */
export type Delivered = "log files" | "digests" | "events to CloudWatch Logs" | "notifications";

/**
 * What has become of the latest deliveries of a trail, as AWS states it.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html
 */
export interface DeliveryStatus {
  /** The errors that AWS states, by what could not be delivered. */
  readonly errors: readonly (readonly [what: Delivered, error: string])[];
  /**
   * How many hours ago the latest log file or digest arrived, or the trail was started, whichever is later. Absent where AWS
   * states none of these.
   */
  readonly hoursWithoutDelivery?: number;
}
