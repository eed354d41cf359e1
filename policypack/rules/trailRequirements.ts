import type { Fact } from "../facts/fact";
import type { LeftOut } from "../facts/leftOut";
import type { TrailFacts } from "../facts/trailFacts";
import type { Doubt, Finding } from "../rule";
import { enumerate } from "../text";

/** One thing that rules require of a trail. */
export interface TrailRequirement {
  /** The requirement, a predicate: `is multi-region`. */
  readonly required: string;
  /** What a trail does wrong in this respect, predicates, and what is not known about it. */
  examine(trail: TrailFacts): Pick<Finding, "faults" | "doubts">;
}

/** That it records the events of every region. */
export const isMultiRegion = flag("is multi-region", "is not multi-region", (trail) => trail.isMultiRegion);

/** That it is recording. */
export const isLogging = flag("is logging", "is not logging", (trail) => trail.isLogging);

/** That it records the events of global services. */
export const includesGlobalServiceEvents = flag(
  "includes global service events",
  "does not include global service events",
  (trail) => trail.includesGlobalServiceEvents,
);

/** That CloudTrail signs digests of its log files. */
export const validatesLogFiles = flag(
  "validates its log files",
  "does not validate its log files",
  (trail) => trail.validatesLogFiles,
);

/** That it records all management events, without exception. */
export const recordsAllManagementEvents: TrailRequirement = {
  required: "records all read and write management events of every event source",
  examine: ({ managementEventsLeftOut: { read, write } }) => {
    const alike = JSON.stringify(read) === JSON.stringify(write);
    const kinds: readonly [string, Fact<LeftOut>][] = alike
      ? [["read and write", read]]
      : [
          ["read", read],
          ["write", write],
        ];
    return {
      faults: kinds.flatMap(([kind, leftOut]) => (leftOut.known ? describeLeftOut(kind, leftOut.value) : [])),
      doubts: kinds.flatMap(([kind, leftOut]) => doubtUnless(`records all ${kind} management events`, leftOut)),
    };
  },
};

/** How a trail stands against several requirements together. */
export function examineTrail(trail: TrailFacts, requirements: readonly TrailRequirement[]): Finding {
  const results = requirements.map((requirement) => requirement.examine(trail));
  return {
    kind: "trail",
    name: trail.name,
    faults: results.flatMap(({ faults }) => faults),
    doubts: results.flatMap(({ doubts }) => doubts),
  };
}

function flag(required: string, fault: string, factOf: (trail: TrailFacts) => Fact<boolean>): TrailRequirement {
  return {
    required,
    examine: (trail) => {
      const fact = factOf(trail);
      return { faults: fact.known && !fact.value ? [fault] : [], doubts: doubtUnless(required, fact) };
    },
  };
}

function doubtUnless(question: string, fact: Fact<unknown>): Doubt[] {
  return fact.known ? [] : [{ question, reason: fact }];
}

/** The sources that AWS lets a trail exclude; others are counted only, as properties may hold secrets. */
const excludableSources = ["kms.amazonaws.com", "rdsdata.amazonaws.com"];

function describeLeftOut(kind: string, leftOut: LeftOut): string[] {
  if (leftOut === "everything") {
    return [`does not record all ${kind} management events`];
  }
  const named = leftOut.filter((source) => excludableSources.includes(source));
  const others = leftOut.length - named.length;
  const sources = others === 0 ? named : [...named, `${others} other event source${others === 1 ? "" : "s"}`];
  return sources.length === 0 ? [] : [`leaves out the ${kind} management events of ${enumerate(sources)}`];
}
