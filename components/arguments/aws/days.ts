import type { NumberCheck } from "../schema/numberCheck";

/**
 * A number of days in a range.
 *
 * @param least - the fewest days
 * @param most - the most days
 * @param zero - what 0 stands for, for example `never`; 0 is refused where it is left out
 */
export function days(least: number, most: number, zero?: string): NumberCheck {
  return {
    allowed: `Give a whole number of days from ${least} to ${most}${zero === undefined ? "" : `, or 0 for ${zero}`}.`,
    problem: (value) => {
      if (zero !== undefined && value === 0) return undefined;
      if (!Number.isInteger(value)) return "is not a whole number";
      if (value < least) return `is less than ${least}`;
      return value > most ? `is more than ${most}` : undefined;
    },
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

/** A number of days that CloudWatch Logs can keep events for. */
export const logGroupDaysCheck: NumberCheck = {
  allowed: `Give one of ${logGroupDays.join(", ")}, or 0 for without end.`,
  problem: (value) => {
    if (value === 0 || logGroupDays.includes(value)) return undefined;
    const next = logGroupDays.find((known) => known > value);
    return `is no time that CloudWatch Logs knows${next === undefined ? "" : `; the next longer one is ${next}`}`;
  },
};
