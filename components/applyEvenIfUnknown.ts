import type * as pulumi from "@pulumi/pulumi";

/**
 * `apply` that also runs at preview when parts of the value are not known, with `pulumi.unknown` in their place. The SDK
 * has it, but its types do not.
 */
export function applyEvenIfUnknown<T>(
  output: pulumi.Output<unknown>,
  func: (value: unknown) => T | Promise<T>,
): pulumi.Output<T> {
  const unknownAware = output as unknown as {
    apply: (func: (value: unknown) => T | Promise<T>, runWithUnknowns: true) => pulumi.Output<T>;
  };
  return unknownAware.apply(func, true);
}
