import type * as pulumi from "@pulumi/pulumi";

/**
 * The URN of a resource. It is a promise, since the parts of a component may wait for it: an output of their parent would
 * have them wait for each other.
 */
export function urnOf(resource: pulumi.Resource): Promise<string> {
  return new Promise((resolve) => {
    resource.urn.apply(resolve);
  });
}
