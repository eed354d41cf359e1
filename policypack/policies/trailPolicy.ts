import type {
  Policies,
  ResourceRemediation,
  ResourceValidation,
  StackValidation,
  StackValidationArgs,
} from "@pulumi/policy";
import { isMadeByAws, isWithoutInputs } from "../facts/made";
import type { Resource } from "../facts/resource";
import { isTrail, trailTypes } from "../facts/resourceTypes";
import { subjectOf } from "../facts/subject";
import { trailFromResource } from "../facts/trail";
import type { TrailFacts } from "../../rules/facts/trailFacts";
import type { Preset } from "../../rules/configuration/presets";
import type { Rule, Settings, Shortcoming, Verdict } from "../../rules/rule";
import { boundTo } from "./boundTo";
import { complain, judge, type Judgement, tellNotApplicable } from "./judgement";
import { metadata } from "./metadata";
import { remedies } from "./remedies";
import { wayToChange, withSummary } from "./setInVain";
import type { StackNotes } from "./stackNotes";

/** A trail as stack policies see it. */
type SeenTrail = StackValidationArgs["resources"][number];

/**
 * A rule on trails as a policy: a resource policy for trails of `aws`, which also stops an `up` before it creates the trail,
 * and a stack policy for those that only the stack shows: trails of `aws-native`, as a function can be bound to one type
 * only; trails that are registered without what makes one; and those that do not become what was registered.
 */
export function trailPolicy(rule: Rule<TrailFacts>, preset: Preset, notes: StackNotes): Policies[number] {
  const evaluate = (resource: Resource, settings: Settings): Verdict => {
    const trail = trailFromResource(resource);
    return trail === undefined ? { answer: "notApplicable", why: "it is not a trail" } : rule.evaluate(trail, settings);
  };
  const validateResource: ResourceValidation = (args, reportViolation) => {
    notes.register(args);
    const settings = args.getConfig<Record<string, unknown>>();
    if (isMadeByAws(args) && !isWithoutInputs(args)) {
      const judgement = judge(rule, settings, () => evaluate(args, settings), { subject: () => subjectOf(args) });
      if (judgement.complaint !== undefined) {
        complain(rule, judgement.complaint, reportViolation, args.urn);
      }
      tellNotApplicable([judgement.excepted], args);
    }
  };
  const validateStack: StackValidation = (args, reportViolation) => {
    const settings = args.getConfig<Record<string, unknown>>();
    notes.explanations.begin(rule.name);
    const judgements = notes
      .kept(args.resources)
      .filter(isTrail)
      .map((resource) => ({ resource, ...judgeShown(resource, settings) }));
    for (const { resource, complaint } of judgements) {
      if (complaint !== undefined) {
        complain(rule, complaint, reportViolation, resource.urn);
      }
    }
    tellNotApplicable(
      judgements.map(({ excepted }) => excepted),
      args,
    );
  };
  const judgeShown = (resource: SeenTrail, settings: Settings): Judgement => {
    const subject = () => subjectOf(resource);
    const inVain = notes.setInVain(resource).filter((name) => Object.hasOwn(remedies[rule.name] ?? {}, name));
    if (inVain.length > 0) {
      const verdict = () => withSummary(evaluate(resource, settings), resource, inVain);
      return judge(rule, settings, verdict, { subject, hint: wayToChange(resource, inVain) });
    }
    const isShownOnlyHere = resource.type === trailTypes.native || notes.isWithoutInputs(resource);
    const told = (shortcoming: Shortcoming) => notes.explanations.shortened(rule.name, shortcoming);
    return isShownOnlyHere ? judge(rule, settings, () => evaluate(resource, settings), { subject, told }) : {};
  };
  const hasOthers = () => notes.hasTrailWithoutInputs || notes.hasSetInVain;
  return {
    ...metadata(rule, preset),
    validateResource: boundTo(() => trailTypes.classic, validateResource),
    validateStack: boundTo(() => (hasOthers() ? undefined : trailTypes.native), validateStack),
    ...remediation(rule, evaluate),
  };
}

/**
 * Pulumi calls this for each resource before it is deployed, where the policy's level is `remediate`. A trail that meets the
 * rule is left alone: Pulumi would call it remediated, and one that is there for other events than
 * management events would change, which costs money. So is one that is not deployed, and one that is excepted.
 */
function remediation(
  rule: Rule<TrailFacts>,
  evaluate: (resource: Resource, settings: Settings) => Verdict,
): { readonly remediateResource?: ResourceRemediation } {
  const remedy = remedies[rule.name];
  return remedy === undefined
    ? {}
    : {
        remediateResource: (args) => {
          if (!isMadeByAws(args) || isWithoutInputs(args)) {
            return undefined;
          }
          const settings = args.getConfig<Record<string, unknown>>();
          const { complaint, isMisconfigured = false } = judge(rule, settings, () => evaluate(args, settings), {
            subject: () => subjectOf(args),
          });
          return complaint === undefined || isMisconfigured ? undefined : Object.assign(args.props, remedy);
        },
      };
}
