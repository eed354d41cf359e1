import type * as pulumi from "@pulumi/pulumi";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getPartitionOutput } from "@pulumi/aws/getPartition";
import { getRegionOutput } from "@pulumi/aws/getRegion";

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
 * Asks the provider of a component where it is.
 *
 * @param component - the component whose providers are asked
 */
export function placeOf(component: pulumi.ComponentResource): Place {
  const { partition, dnsSuffix } = getPartitionOutput({}, { parent: component });
  return {
    partition,
    dnsSuffix,
    region: getRegionOutput({}, { parent: component }).region,
    accountId: getCallerIdentityOutput({}, { parent: component }).accountId,
  };
}
