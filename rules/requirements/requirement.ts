import type { Fact } from "../facts/fact";
import type { TrailFacts } from "../facts/trailFacts";
import type { Doubt, Finding } from "../rule";

/** One thing that rules require of a trail. */
export interface TrailRequirement {
  /** The requirement, a predicate: `is multi-region`. */
  readonly required: string;
  /** What is wrong with a trail in this respect, as predicates, and what is not known. */
  examine(trail: TrailFacts): Pick<Finding, "faults" | "doubts">;
}

/** What is wrong with, or not known about, a trail under several requirements. */
export function examineTrail(trail: TrailFacts, requirements: readonly TrailRequirement[]): Finding {
  const results = requirements.map((requirement) => requirement.examine(trail));
  return {
    kind: "trail",
    name: trail.name,
    faults: results.flatMap(({ faults }) => faults),
    doubts: results.flatMap(({ doubts }) => doubts),
  };
}

/** The requirement that a fact is true. */
export function flag(required: string, fault: string, factOf: (trail: TrailFacts) => Fact<boolean>): TrailRequirement {
  return {
    required,
    examine: (trail) => {
      const fact = factOf(trail);
      return { faults: fact.known && !fact.value ? [fault] : [], doubts: doubtUnless(required, fact) };
    },
  };
}

/** The doubt about a fact that is not known. */
export function doubtUnless(question: string, fact: Fact<unknown>): Doubt[] {
  return fact.known ? [] : [{ question, reason: fact }];
}
