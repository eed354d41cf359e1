import type * as pulumi from "@pulumi/pulumi";
import type { Place } from "./place";

/** Options for the parts of a component, by what deleting a part would lose. */
export interface PartOptions {
  /** The trail: protected like the component. */
  readonly trail: pulumi.CustomResourceOptions;
  /** What holds evidence, the log bucket: protected like the component, and left in the account when it is deleted. */
  readonly kept: pulumi.CustomResourceOptions;
  /** The key, or a copy of the evidence: not protected, but left in the account when it is deleted. */
  readonly left: pulumi.CustomResourceOptions;
  /** What can be created again at any time: roles, topics, alarms, queries. */
  readonly part: pulumi.CustomResourceOptions;
}

/**
 * Options for the parts of a component. All parts wait until the place is known, because the last arguments are checked
 * then: nothing is created for a component that is refused.
 *
 * @param component - their parent; they inherit its protection unless they set their own
 * @param place - where the component is, once its arguments are checked
 * @param retainOnDelete - as the user set it: evidence is retained unless it is `false`, the rest only if it is `true`
 */
export function partOptions(
  component: pulumi.Resource,
  place: Place,
  retainOnDelete: boolean | undefined,
): PartOptions {
  const common = { parent: component, dependsOn: place.region.apply((): pulumi.Resource[] => []) };
  const trail = { ...common, ...(retainOnDelete === true && { retainOnDelete }) };
  const kept = { ...common, retainOnDelete: retainOnDelete ?? true };
  return { trail, kept, left: { ...kept, protect: false }, part: { ...trail, protect: false } };
}
