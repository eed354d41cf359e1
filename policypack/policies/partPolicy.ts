import type { Policies, StackValidation } from "@pulumi/policy";
import { trailTypes } from "../facts/resourceTypes";
import type { StackResource } from "../facts/stackResource";
import { subjectOf } from "../facts/subject";
import type { Preset } from "../../rules/configuration/presets";
import type { Rule } from "../../rules/rule";
import { boundTo } from "./boundTo";
import { complain, judge, type Judgement, tellNotApplicable } from "./judgement";
import { metadata } from "./metadata";
import type { StackNotes } from "./stackNotes";

/** A rule on trails with what they use, or on something that they use, such as their buckets, as a stack policy. */
export function partPolicy<Facts extends { readonly id: string }>(
  rule: Rule<Facts>,
  preset: Preset,
  notes: StackNotes,
  partsOf: (resources: readonly StackResource[]) => readonly Facts[],
): Policies[number] {
  const validateStack: StackValidation = (args, reportViolation) => {
    const settings = args.getConfig<Record<string, unknown>>();
    notes.explanations.begin(rule.name);
    const judgements: Judgement[] = [];
    const { complaint } = judge(rule, settings, () => {
      const kept = notes.kept(args.resources);
      const resources = new Map(kept.map((resource) => [resource.urn, resource]));
      for (const part of partsOf(kept)) {
        const resource = resources.get(part.id);
        const judgement = judge(rule, settings, () => rule.evaluate(part, settings), {
          told: (shortcoming) => notes.explanations.shortened(rule.name, shortcoming),
          ...(resource !== undefined && { subject: () => subjectOf(resource) }),
        });
        judgements.push(judgement);
        if (judgement.complaint !== undefined) {
          complain(rule, judgement.complaint, reportViolation, part.id);
        }
      }
      return { answer: "compliant" };
    });
    if (complaint !== undefined) {
      complain(rule, complaint, reportViolation);
    }
    tellNotApplicable(
      judgements.map(({ excepted }) => excepted),
      args,
    );
  };
  // Where there is no trail, binding to its type saves reading every resource.
  return {
    ...metadata(rule, preset),
    validateStack: boundTo(() => (notes.hasNoTrail ? trailTypes.classic : undefined), validateStack),
  };
}
