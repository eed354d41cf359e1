import type * as pulumi from "@pulumi/pulumi";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getPartitionOutput } from "@pulumi/aws/getPartition";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import { refusalMessage } from "./arguments/checkArguments";
import { placeUnknown } from "./placeUnknown";
import { plainError } from "./refusal";

/** Where a component is deployed, according to its provider. */
export interface Place {
  /** AWS partition: `aws`, `aws-cn`, `aws-us-gov` and others. */
  readonly partition: pulumi.Output<string>;
  /** Domain of the partition's service endpoints, for example `amazonaws.com`. */
  readonly dnsSuffix: pulumi.Output<string>;
  /** Region, for example `eu-central-1`. */
  readonly region: pulumi.Output<string>;
  /** Id of the account, 12 digits. */
  readonly accountId: pulumi.Output<string>;
}

/**
 * Asks the provider of a component where it is. Where it does not know, the component is refused.
 *
 * @param name - the component's name
 * @param component - the component whose providers are asked
 */
export function placeOf(name: string, component: pulumi.ComponentResource): Place {
  const opts = { parent: component };
  const { partition, dnsSuffix } = orRefusal(name, getPartitionOutput({}, opts));
  return {
    partition,
    dnsSuffix,
    region: orRefusal(name, getRegionOutput({}, opts)).region,
    accountId: orRefusal(name, getCallerIdentityOutput({}, opts)).accountId,
  };
}

/**
 * An answer of the provider whose failure refuses the component. The error stays the same one: Pulumi reports it once,
 * however many resources wait for the answer.
 */
function orRefusal<T>(name: string, answer: pulumi.Output<T>): pulumi.Output<T> {
  // The SDK has this, but its types do not.
  const { promise } = answer as unknown as { readonly promise: () => Promise<T> };
  promise.call(answer).catch((error: unknown) => {
    if (error instanceof Error) plainError(error, refusalMessage(name, [placeUnknown(error.message)]));
  });
  return answer;
}
