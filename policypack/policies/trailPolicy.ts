import type {
  Policies,
  ReportViolation,
  ResourceRemediation,
  ResourceValidation,
  StackValidation,
} from "@pulumi/policy";
import type { Resource } from "../facts/resource";
import { trailTypes } from "../facts/resourceTypes";
import { trailFromResource } from "../facts/trail";
import type { TrailFacts } from "../../rules/facts/trailFacts";
import type { Preset } from "../../rules/configuration/presets";
import type { Rule, Settings } from "../../rules/rule";
import { boundTo } from "./boundTo";
import { complain, judge, type Judgement } from "./judgement";
import { metadata } from "./metadata";
import { remedies } from "./remedies";
import type { StackNotes } from "./stackNotes";

/**
 * A rule on trails as a policy: a resource policy for trails of `aws`, which also stops an `up` before it creates the trail,
 * and a stack policy for trails of `aws-native`, as a function can be bound to one type only.
 */
export function trailPolicy(rule: Rule<TrailFacts>, preset: Preset, notes: StackNotes): Policies[number] {
  const judged = (resource: Resource, settings: Settings): Judgement =>
    judge(rule, settings, () => {
      const trail = trailFromResource(resource);
      return trail === undefined
        ? { answer: "notApplicable", why: "it is not a trail" }
        : rule.evaluate(trail, settings);
    });
  const validate = (resource: Resource, settings: Settings, reportViolation: ReportViolation): void => {
    const { complaint } = judged(resource, settings);
    if (complaint !== undefined) {
      complain(rule, complaint, reportViolation, resource.urn);
    }
  };
  const validateResource: ResourceValidation = (args, reportViolation) => {
    notes.register(args);
    validate(args, args.getConfig(), reportViolation);
  };
  const validateStack: StackValidation = (args, reportViolation) => {
    for (const resource of args.resources.filter(({ type }) => type === trailTypes.native)) {
      validate(resource, args.getConfig(), reportViolation);
    }
  };
  return {
    ...metadata(rule, preset),
    validateResource: boundTo(() => trailTypes.classic, validateResource),
    validateStack: boundTo(() => trailTypes.native, validateStack),
    ...remediation(rule, judged),
  };
}

/**
 * Pulumi calls this for each resource before it is deployed, where the policy's level is `remediate`. A trail that meets the
 * rule is left alone: Pulumi would call it remediated, and one that is there for other events than
 * management events would change, which costs money.
 */
function remediation(
  { name }: Rule<never>,
  judged: (resource: Resource, settings: Settings) => Judgement,
): { readonly remediateResource?: ResourceRemediation } {
  const remedy = remedies[name];
  return remedy === undefined
    ? {}
    : {
        remediateResource: (args) => {
          const { complaint, isMisconfigured = false } = judged(args, args.getConfig());
          return complaint === undefined || isMisconfigured ? undefined : Object.assign(args.props, remedy);
        },
      };
}
