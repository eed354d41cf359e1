import { type Fact, known } from "../facts/fact";
import type { TrailFacts } from "../facts/trailFacts";
import type { Doubt, Finding, Verdict } from "../rule";
import { enumerate } from "../text";
import { doubtUnless } from "./requirement";

const kinds = ["read", "write"] as const;

/** A kind of management events. */
type Kind = (typeof kinds)[number];

/**
 * The verdict on trails of which no two may record the same management events. Trails of one region each may be in
 * different regions: only beside a multi-region trail is another one certain to record events again.
 *
 * @param trails in the order of reports
 */
export function judgeDuplicates(trails: readonly TrailFacts[]): Verdict {
  const required = "one trail that records a management event";
  const duplicated = kinds.filter((kind) => isDuplicated(trails, kind, isTrue));
  if (duplicated.length > 0) {
    const findings = trails.flatMap((trail) => describe(trail, duplicated));
    return {
      answer: "violation",
      summary: `${findings.length} trails record the same ${enumerate(duplicated)} management events`,
      required,
      findings,
    };
  }
  const doubtful = kinds.filter((kind) => isDuplicated(trails, kind, mayBeTrue));
  return doubtful.length === 0
    ? { answer: "compliant" }
    : { answer: "unknown", required, findings: trails.flatMap((trail) => doubt(trail, doubtful)) };
}

function isDuplicated(trails: readonly TrailFacts[], kind: Kind, holds: (fact: Fact<boolean>) => boolean): boolean {
  const recording = trails.filter((trail) => holds(trail.isLogging) && holds(records(trail, kind)));
  return recording.length > 1 && recording.some(({ isMultiRegion }) => holds(isMultiRegion));
}

function records({ managementEventsLeftOut }: TrailFacts, kind: Kind): Fact<boolean> {
  const leftOut = managementEventsLeftOut[kind];
  return leftOut.known ? known(leftOut.value !== "everything") : leftOut;
}

function describe(trail: TrailFacts, duplicated: readonly Kind[]): Finding[] {
  const recorded = duplicated.filter((kind) => isTrue(trail.isLogging) && isTrue(records(trail, kind)));
  const fault = `records ${enumerate(recorded)} management events`;
  return recorded.length === 0 ? [] : [{ kind: "trail", name: trail.name, faults: [fault], doubts: [] }];
}

function doubt(trail: TrailFacts, doubtful: readonly Kind[]): Finding[] {
  const recorded = doubtful.filter((kind) => mayBeTrue(trail.isLogging) && mayBeTrue(records(trail, kind)));
  const doubts: Doubt[] = [
    ...doubtUnless("is logging", trail.isLogging),
    ...recorded.flatMap((kind) => doubtUnless(`records ${kind} management events`, records(trail, kind))),
    ...doubtUnless("is multi-region", trail.isMultiRegion),
  ];
  return recorded.length === 0 || doubts.length === 0 ? [] : [{ kind: "trail", name: trail.name, faults: [], doubts }];
}

function isTrue(fact: Fact<boolean>): boolean {
  return fact.known && fact.value;
}

function mayBeTrue(fact: Fact<boolean>): boolean {
  return !fact.known || fact.value;
}
