import type { NumberCheck } from "../schema/numberCheck";
import { wholeNumberProblem } from "../schema/wholeNumberProblem";

/** Fewest days that a file must stay in Standard-IA before it can move on. */
export const leastInInfrequentAccess = 30;

/**
 * A number of days in a range.
 *
 * @param least - the fewest days
 * @param most - the most days
 * @param more - `zero` is what 0 means, for example `for never`; without it 0 is refused. `beside` is what other arguments
 * ask of the number, for documentation; the rules for combinations of arguments check it.
 */
export function days(
  least: number,
  most: number,
  { zero, beside }: { readonly zero?: string; readonly beside?: string } = {},
): NumberCheck {
  const orZero = zero === undefined ? "" : `, or 0 ${zero}`;
  return {
    least,
    most,
    zero: zero !== undefined,
    allowed: `Give a whole number of days from ${least} to ${most}${orZero}.`,
    problem: (value) => (zero !== undefined && value === 0 ? undefined : wholeNumberProblem(value, least, most)),
    takes: `${least} to ${most}${beside === undefined ? "" : ` and ${beside}`}${orZero}`,
  };
}

/**
 * Days that CloudWatch Logs can keep events for.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
const logGroupDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const anyLogGroupDays = `${logGroupDays.join(", ")}, or 0 to keep them forever`;

/** A number of days that CloudWatch Logs can keep events for. */
export const logGroupDaysCheck: NumberCheck = {
  least: Math.min(...logGroupDays),
  most: Math.max(...logGroupDays),
  zero: true,
  allowed: `Give one of ${anyLogGroupDays}.`,
  problem: (value) => {
    if (value === 0 || logGroupDays.includes(value)) return undefined;
    const next = logGroupDays.find((known) => known > value);
    return `is no retention that CloudWatch Logs has${next === undefined ? "" : `; the next longer one is ${next}`}`;
  },
  takes: anyLogGroupDays,
};
