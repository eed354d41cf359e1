import type { AccountSight, TrailAnswers } from "../../../live/accountSight";
import { trailFromAws } from "../../../live/trail";
import { recordsAllManagementEvents } from "../../../rules/requirements/managementEvents";
import { quote } from "../../../rules/text";
import { type Change, type Edit, inTurn, nothing, obstacle, type Plan, type SharedDocument, take } from "../plan";
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
    : select(answers, {
        edits: [edit((present) => [managementSelector, ...present.filter((one) => !isOfManagementEvents(one))])],
      });
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
  return select(answers, {
    edits: [edit((present) => [...present, selector])],
    caution: "AWS charges for each data event, and a busy bucket has millions.",
  });
}

/** Lets a trail record no management events, but all else that it records. */
export function leaveManagementEventsOut(answers: TrailAnswers, caution: string): Plan {
  return select(answers, {
    lastEdits: [edit((present) => present.filter((one) => !isOfManagementEvents(one)))],
    caution,
  });
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

/** An edit of selectors. */
function edit(change: (present: readonly AdvancedSelector[]) => readonly AdvancedSelector[]): Edit {
  return (entries) => change(entries as readonly AdvancedSelector[]);
}

/** Edits the selectors that a trail has. */
function select(
  answers: TrailAnswers,
  { edits = [], lastEdits = [], caution }: Partial<Omit<Change, "document">>,
): Plan {
  const { selectors, trail } = answers;
  if (!selectors.known) {
    return obstacle(
      `What trail ${quote(trail.Name ?? "")} selects is not known (${selectors.why}): ${selectors.remedy}, and audit again.`,
    );
  }
  const document: SharedDocument = {
    id: `selectors of ${trail.TrailARN ?? ""}`,
    edited: (all, why) => {
      const present: readonly object[] = advancedSelectors(selectors.value);
      const chosen = all.reduce((entries, each) => each(entries), present);
      return onTrail("put-event-selectors", answers, { "advanced-event-selectors": chosen }, why);
    },
  };
  return take({ document, edits, lastEdits, ...(caution !== undefined && { caution }) });
}
