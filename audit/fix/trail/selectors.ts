import type { AccountSight, TrailAnswers } from "../../../live/accountSight";
import { trailFromAws } from "../../../live/trail";
import { recordsAllManagementEvents } from "../../../rules/requirements/managementEvents";
import { quote } from "../../../rules/text";
import { inTurn, nothing, obstacle, type Plan } from "../plan";
import {
  type AdvancedSelector,
  advancedSelectors,
  isOfManagementEvents,
  managementSelector,
} from "./advancedSelectors";
import { onTrail } from "./onTrail";

/** Lets a trail record all management events, besides what else it records. */
export function recordManagementEvents(answers: TrailAnswers): Plan {
  const { faults } = recordsAllManagementEvents.examine(trailFromAws(answers));
  return answers.selectors.known && faults.length === 0
    ? nothing
    : select(answers, (present) => [managementSelector, ...present.filter((one) => !isOfManagementEvents(one))]);
}

/**
 * Lets a trail record the data events of all S3 buckets but those that logs go to, where each log file would cause the next.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export function recordS3DataEvents(sight: AccountSight, answers: TrailAnswers): Plan {
  const { recordsS3DataEvents } = trailFromAws(answers);
  if (recordsS3DataEvents.known && recordsS3DataEvents.value) {
    return nothing;
  }
  const buckets = new Set([
    ...sight.trails.map(({ trail }) => trail.S3BucketName),
    ...sight.logBuckets.map(({ logging }) => (logging.known ? logging.value.LoggingEnabled?.TargetBucket : undefined)),
  ]);
  const leftOut = [...buckets].flatMap((name) => (name === undefined ? [] : [`arn:${sight.partition}:s3:::${name}/`]));
  const selector: AdvancedSelector = {
    Name: "S3 data events of all buckets but those of logs",
    FieldSelectors: [
      { Field: "eventCategory", Equals: ["Data"] },
      { Field: "resources.type", Equals: ["AWS::S3::Object"] },
      { Field: "resources.ARN", NotStartsWith: leftOut },
    ],
  };
  return select(
    answers,
    (present) => [...present, selector],
    "AWS charges for each data event, and a busy bucket has millions.",
  );
}

/** Lets a trail record no management events, but all else that it records. */
export function leaveManagementEventsOut(answers: TrailAnswers, caution: string): Plan {
  return select(answers, (present) => present.filter((one) => !isOfManagementEvents(one)), caution);
}

/**
 * Lets a trail record Insights events, for which it has to record write management events.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutInsightSelectors.html
 */
export function recordInsights(answers: TrailAnswers): Plan {
  const { insights } = answers;
  const present = insights?.known === true ? (insights.value.InsightSelectors ?? []) : [];
  const added = ["ApiCallRateInsight", "ApiErrorRateInsight"].map((InsightType) => ({ InsightType }));
  return inTurn(
    recordManagementEvents(answers),
    onTrail(
      "put-insight-selectors",
      answers,
      { "insight-selectors": [...present, ...added] },
      "AWS charges for each event that it analyzes.",
    ),
  );
}

/** Sets selectors in place of those that a trail has. */
function select(
  answers: TrailAnswers,
  change: (present: readonly AdvancedSelector[]) => readonly AdvancedSelector[],
  caution?: string,
): Plan {
  const { selectors, trail } = answers;
  return selectors.known
    ? onTrail(
        "put-event-selectors",
        answers,
        { "advanced-event-selectors": change(advancedSelectors(selectors.value)) },
        caution,
      )
    : obstacle(
        `What trail ${quote(trail.Name ?? "")} selects is not known (${selectors.why}): ${selectors.remedy}, and audit again.`,
      );
}
