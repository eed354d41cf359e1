import type { TextCheck } from "../schema/textCheck";

const form = /^[a-z0-9-]+\.amazonaws\.com$/;

/** Event sources whose management events a trail can leave out. */
const excludable = ["kms.amazonaws.com", "rdsdata.amazonaws.com"];

/**
 * The source of events, as events name it. It is the same in every partition.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-network-events-with-cloudtrail.html
 */
export const eventSourceCheck: TextCheck = {
  allowed: "An event source has the form `SERVICE.amazonaws.com`, for example `kms.amazonaws.com`.",
  problem: (source) => (form.test(source) ? undefined : "is not an event source"),
};

/**
 * A source of management events that a trail may leave out.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
 */
export const excludedEventSourceCheck: TextCheck = {
  values: excludable,
  allowed: `CloudTrail can leave out ${excludable.join(" and ")}, and no other source.`,
  problem: (source) => {
    if (excludable.includes(source)) return undefined;
    return form.test(source) ? "cannot be left out" : "is not an event source";
  },
};
