import { trailFromAws } from "../../../live/trail";
import type { TrailAnswers } from "../../../live/accountSight";
import { quote } from "../../../rules/text";
import { nothing, obstacle, type Plan } from "../plan";
import { onTrail } from "./onTrail";

/** Options of `update-trail`, as the AWS CLI spells them, that a trail should have on. */
export type Setting = "is-multi-region-trail" | "include-global-service-events" | "enable-log-file-validation";

/**
 * Turns settings of a trail on that are off. AWS takes no multi-region trail without global service events.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_UpdateTrail.html
 */
export function turnOn(answers: TrailAnswers, ...settings: readonly Setting[]): Plan {
  const { IsMultiRegionTrail, IncludeGlobalServiceEvents, LogFileValidationEnabled } = answers.trail;
  const isOn: Readonly<Record<Setting, boolean | undefined>> = {
    "is-multi-region-trail": IsMultiRegionTrail,
    "include-global-service-events": IncludeGlobalServiceEvents,
    "enable-log-file-validation": LogFileValidationEnabled,
  };
  const needed = settings.filter((setting) => isOn[setting] !== true);
  return needed.length === 0
    ? nothing
    : onTrail("update-trail", answers, Object.fromEntries(needed.map((setting) => [setting, true])));
}

/** Lets a trail record, if it does not. */
export function startLogging(answers: TrailAnswers): Plan {
  const { isLogging } = trailFromAws(answers);
  if (!isLogging.known) {
    return obstacle(
      `Whether trail ${quote(answers.trail.Name ?? "")} is logging is not known (${isLogging.why}): ${isLogging.remedy}, and ` +
        "audit again.",
    );
  }
  return isLogging.value ? nothing : onTrail("start-logging", answers);
}
