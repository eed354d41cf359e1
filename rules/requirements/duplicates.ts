import { type Fact, mapFact } from "../facts/fact";
import type { TrailFacts } from "../facts/trailFacts";
import type { Doubt, Finding, Verdict } from "../rule";
import { enumerate } from "../text";
import { doubtUnless } from "./requirement";

/**
 * What AWS charges for every copy of management events but the first.
 *
 * @see https://aws.amazon.com/cloudtrail/pricing/
 */
export const furtherCopyPrice = "2.00 USD for each 100,000 events";

const kinds = ["read", "write"] as const;

/** A kind of management events. */
type Kind = (typeof kinds)[number];

/**
 * The verdict on trails of which no two may record the same management events. Next to a multi-region trail, every other
 * trail records events again; among single-region trails, those of the same region do.
 *
 * @param trails in the order of reports
 */
export function judgeDuplicates(trails: readonly TrailFacts[]): Verdict {
  const required = "one trail at most that records a management event";
  const certain = kinds.map((kind) => [kind, new Set(duplicates(trails, kind, isTrue))] as const);
  const duplicated = certain.filter(([, involved]) => involved.size > 0).map(([kind]) => kind);
  if (duplicated.length > 0) {
    const findings = trails.flatMap((trail) =>
      describe(
        trail,
        certain.filter(([, involved]) => involved.has(trail)).map(([kind]) => kind),
      ),
    );
    return {
      answer: "violation",
      summary: `${findings.length} trails record the same ${enumerate(duplicated)} management events`,
      required,
      findings,
    };
  }
  const doubtful = kinds.filter((kind) => duplicates(trails, kind, mayBeTrue).length > 0);
  return doubtful.length === 0
    ? { answer: "compliant" }
    : { answer: "unknown", required, findings: trails.flatMap((trail) => doubt(trail, doubtful)) };
}

/** The trails that record events of a kind which another one records as well. */
function duplicates(
  trails: readonly TrailFacts[],
  kind: Kind,
  holds: (fact: Fact<boolean>) => boolean,
): readonly TrailFacts[] {
  const recording = trails.filter((trail) => holds(trail.isLogging) && holds(records(trail, kind)));
  const ofAllRegions = recording.filter(({ isMultiRegion }) => holds(isMultiRegion)).length;
  const ofRegion = new Map<string, number>();
  for (const { homeRegion } of recording) {
    if (homeRegion !== undefined) {
      ofRegion.set(homeRegion, (ofRegion.get(homeRegion) ?? 0) + 1);
    }
  }
  return recording.filter(({ isMultiRegion, homeRegion }) =>
    holds(isMultiRegion)
      ? recording.length > 1
      : ofAllRegions > 0 || (homeRegion !== undefined && (ofRegion.get(homeRegion) ?? 0) > 1),
  );
}

function records({ managementEventsLeftOut }: TrailFacts, kind: Kind): Fact<boolean> {
  return mapFact(managementEventsLeftOut[kind], (leftOut) => leftOut !== "everything");
}

function describe(trail: TrailFacts, recorded: readonly Kind[]): Finding[] {
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
