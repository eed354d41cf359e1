import type { NumberCheck } from "../schema/numberCheck";
import { between } from "../schema/takes";
import { wholeNumberProblem } from "../schema/wholeNumberProblem";

const [least, most] = [1, 100_000];

/**
 * How many events set an alarm off. CloudWatch takes any number; one that an account never reaches would be no alarm.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export const alarmThresholdCheck: NumberCheck = {
  least,
  most,
  zero: false,
  allowed: `Give a whole number of events from ${least} to ${most}.`,
  problem: (value) => wholeNumberProblem(value, least, most),
  takes: between(least, most),
};
