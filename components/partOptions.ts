import type * as pulumi from "@pulumi/pulumi";
import type { Place } from "./place";

/** Options of a component's parts, by what would be lost with them. */
export interface PartOptions {
  /** What is protected as the component is: the trail. */
  readonly trail: pulumi.CustomResourceOptions;
  /** What holds evidence, is protected as the component is and stays in the account at the end: the log bucket. */
  readonly kept: pulumi.CustomResourceOptions;
  /** What evidence cannot be read without, or what is a copy of it: turned off freely, yet it stays in the account. */
  readonly left: pulumi.CustomResourceOptions;
  /** What can be made again at any time: roles, topics, alarms, queries. */
  readonly part: pulumi.CustomResourceOptions;
}

/**
 * Options of the parts of a component. All wait until the place is known, and with it that the arguments are good which
 * could not be checked before: nothing is created for a component that is refused.
 *
 * @param component - their parent, whose protection those inherit that do not say otherwise
 * @param place - where the component is, once its arguments are checked
 * @param retainOnDelete - what the user said of it; evidence is retained unless it is `false`, the rest only if `true`
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
