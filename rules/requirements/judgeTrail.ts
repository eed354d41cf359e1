import type { TrailFacts } from "../facts/trailFacts";
import type { Doubt, Verdict } from "../rule";
import { enumerate } from "../text";
import { doubtUnless, examineTrail, type TrailRequirement } from "./requirement";

/** The verdict on a trail that has to meet requirements. */
export function judgeTrail(trail: TrailFacts, ...requirements: readonly TrailRequirement[]): Verdict {
  const finding = examineTrail(trail, requirements);
  if (finding.faults.length === 0 && finding.doubts.length === 0) {
    return { answer: "compliant" };
  }
  return {
    answer: finding.faults.length > 0 ? "violation" : "unknown",
    required: `a trail that ${enumerate(requirements.map(({ required }) => required))}`,
    findings: [finding],
  };
}

/**
 * The verdict on a trail that has to meet requirements if it is meant for management events. One that records data events
 * or network activity and selects no management events is a second trail with a purpose of its own, for example of the
 * one region whose buckets it watches.
 */
export function judgeTrailOfManagementEvents(trail: TrailFacts, ...requirements: readonly TrailRequirement[]): Verdict {
  const verdict = judgeTrail(trail, ...requirements);
  if (verdict.answer === "compliant" || verdict.answer === "notApplicable") {
    return verdict;
  }
  if (isForOtherEvents(trail)) {
    return { answer: "notApplicable", why: "the trail records data events or network activity only" };
  }
  const doubts = doubtsAboutPurpose(trail);
  return doubts.length === 0 || verdict.answer === "unknown"
    ? verdict
    : { ...verdict, answer: "unknown", findings: [{ kind: "trail", name: trail.name, faults: [], doubts }] };
}

/** Why it is open whether a trail is there for management events; empty where it is not. */
function doubtsAboutPurpose({ selectsManagementEvents, recordsOtherEvents }: TrailFacts): readonly Doubt[] {
  const isForManagementEvents =
    (selectsManagementEvents.known && selectsManagementEvents.value) ||
    (recordsOtherEvents.known && !recordsOtherEvents.value);
  if (isForManagementEvents) {
    return [];
  }
  const doubts = [selectsManagementEvents, recordsOtherEvents].flatMap((fact) =>
    doubtUnless("is for management events", fact),
  );
  // Both are often unknown for one reason.
  return [...new Map(doubts.map((doubt) => [doubt.reason.why, doubt])).values()];
}

/** Whether a trail is there for other events than management events. */
export function isForOtherEvents({ selectsManagementEvents, recordsOtherEvents }: TrailFacts): boolean {
  return (
    selectsManagementEvents.known &&
    !selectsManagementEvents.value &&
    recordsOtherEvents.known &&
    recordsOtherEvents.value
  );
}
