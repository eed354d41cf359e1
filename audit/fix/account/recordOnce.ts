import type { AccountSight, TrailAnswers } from "../../../live/accountSight";
import { trailFromAws } from "../../../live/trail";
import { judgeDuplicates } from "../../../rules/requirements/duplicates";
import { quote } from "../../../rules/text";
import { inTurn, type Plan } from "../plan";
import { changedElsewhere, isOwn, onTrail } from "../trail/onTrail";
import { leaveManagementEventsOut } from "../trail/selectors";
import { strict } from "./oneTrail";

/**
 * Lets one trail of several go on that record the same management events: the organization's, else the one nearest to what
 * the gate asks. The others are stopped, or left to their data events; none is deleted, so that it can be taken up again.
 */
export function recordOnce(sight: AccountSight): Plan {
  const kept: TrailAnswers[] = [];
  const surplus: TrailAnswers[] = [];
  for (const answers of inOrderOfWorth(sight)) {
    const isSurplus = judgeDuplicates([...kept, answers].map(trailFromAws)).answer === "violation";
    (isSurplus ? surplus : kept).push(answers);
  }
  const names = kept.map(({ trail }) => quote(trail.Name ?? "")).join(", ");
  return inTurn(...surplus.map((answers) => (isOwn(sight, answers) ? end(answers, names) : changedElsewhere(answers))));
}

function end(answers: TrailAnswers, kept: string): Plan {
  const { recordsOtherEvents } = trailFromAws(answers);
  const bucket = quote(answers.trail.S3BucketName ?? "");
  const caution = `Whoever reads its log files in bucket ${bucket} misses management events from then on; ${kept} has them.`;
  return recordsOtherEvents.known && recordsOtherEvents.value
    ? leaveManagementEventsOut(answers, caution)
    : onTrail(
        "stop-logging",
        answers,
        {},
        `${caution} Once nobody misses them, delete the trail: cloudtrail-logging-enabled reports one that is stopped.`,
      );
}

function inOrderOfWorth(sight: AccountSight): readonly TrailAnswers[] {
  const worth = (answers: TrailAnswers): number => {
    const { obstacles, steps } = strict(sight, answers);
    return (
      (isOwn(sight, answers) ? 0 : 1_000) +
      (answers.trail.IsMultiRegionTrail ? 500 : 0) -
      obstacles.length -
      steps.length
    );
  };
  return sight.trails.toSorted((one, other) => worth(other) - worth(one));
}
