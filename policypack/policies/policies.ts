import type { Policies } from "@pulumi/policy";
import { accountRules, deliveryRules, keyRules, logBucketRules, trailRules } from "../../rules/catalogue";
import { keysFromStack } from "../facts/key";
import { logBucketsFromStack } from "../facts/logBucket";
import { trailsFromStack } from "../facts/stack";
import type { Rule } from "../../rules/rule";
import { accountPolicy } from "./accountPolicy";
import { partPolicy } from "./partPolicy";
import { StackNotes } from "./stackNotes";
import { trailPolicy } from "./trailPolicy";
import { defaultPreset, type Preset } from "../../rules/configuration/presets";

/** Options of the policies. */
export interface PolicyOptions {
  /** The preset that gives the rules their levels, unless a configuration says otherwise. Defaults to `baseline`. */
  readonly preset?: Preset;
}

/**
 * The rules as policies of a policy pack: this package's own, or one that mixes them with others.
 *
 * Stack policies see the outcome that a preview expects, but have to read every resource; policies bound to a type cost
 * nothing for other types. So the first policy reads every stack, those on trails are bound to the type, and those on
 * what trails use are skipped where the first has seen that there is no trail.
 *
 * @see https://www.pulumi.com/docs/insights/policy/policy-packs/authoring/
 */
export function policies({ preset = defaultPreset }: PolicyOptions = {}): Policies {
  const notes = new StackNotes();
  return [
    ...asked(accountRules).map((rule) => accountPolicy(rule, preset, notes)),
    ...asked(trailRules).map((rule) => trailPolicy(rule, preset, notes)),
    ...asked(deliveryRules).map((rule) =>
      partPolicy(rule, preset, notes, (resources) => trailsFromStack(resources, notes.registered)),
    ),
    ...asked(logBucketRules).map((rule) => partPolicy(rule, preset, notes, logBucketsFromStack)),
    ...asked(keyRules).map((rule) => partPolicy(rule, preset, notes, keysFromStack)),
  ];
}

/** The rules that a program can answer. */
function asked<Facts>(rules: readonly Rule<Facts>[]): readonly Rule<Facts>[] {
  return rules.filter(({ onlyIn }) => onlyIn !== "account");
}
