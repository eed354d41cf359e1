/**
 * Kinds of Insights events.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_InsightSelector.html
 */
export const InsightType = {
  /** Unusual numbers of write management calls. */
  ApiCallRateInsight: "ApiCallRateInsight",
  /** Unusual numbers of management calls that fail. */
  ApiErrorRateInsight: "ApiErrorRateInsight",
} as const;

/** One of the kinds of Insights events. */
export type InsightType = (typeof InsightType)[keyof typeof InsightType];
