import type { Policies, StackValidation } from "@pulumi/policy";
import { trailTypes } from "../facts/resourceTypes";
import type { StackResource } from "../facts/stackResource";
import type { Preset } from "../../rules/configuration/presets";
import type { Rule } from "../../rules/rule";
import { boundTo } from "./boundTo";
import { complain, judge } from "./judgement";
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
    const { complaint } = judge(rule, settings, () => {
      for (const part of partsOf(notes.kept(args.resources))) {
        const { complaint } = judge(rule, settings, () =>
          notes.explanations.shortened(rule.name, rule.evaluate(part, settings)),
        );
        if (complaint !== undefined) {
          complain(rule, complaint, reportViolation, part.id);
        }
      }
      return { answer: "compliant" };
    });
    if (complaint !== undefined) {
      complain(rule, complaint, reportViolation);
    }
  };
  // Where there is no trail, binding to its type saves reading every resource.
  return {
    ...metadata(rule, preset),
    validateStack: boundTo(() => (notes.hasNoTrail ? trailTypes.classic : undefined), validateStack),
  };
}
