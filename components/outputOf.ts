import * as pulumi from "@pulumi/pulumi";

/** An argument as an output; `undefined` when it was left out. */
export function outputOf<T>(value: pulumi.Input<T> | undefined): pulumi.Output<pulumi.Unwrap<T>> | undefined {
  return value === undefined ? undefined : pulumi.output(value);
}
