import * as pulumi from "@pulumi/pulumi";
import { presentPolicy, smallEnough } from "./existingBucket";
import { logBucketPolicy, type LogBucketPolicyScope } from "./logBucketPolicy";
import { mergedPolicy } from "./mergedPolicy";
import { withoutSuperseded } from "./supersededStatements";

/**
 * The policy of a bucket that is taken over, as JSON: that of a created one, and what its owner lets others do. What it let
 * trails of the component do already is not said twice.
 *
 * @param bucketName - name of the bucket
 * @param scope - what the component's own policy depends on
 * @param parent - whose provider reads the present policy
 */
export function adoptedPolicy(
  bucketName: pulumi.Output<string>,
  scope: pulumi.Output<LogBucketPolicyScope>,
  parent: pulumi.Resource | undefined,
): pulumi.Output<string> {
  const present = bucketName.apply((bucket) => presentPolicy(bucket, parent));
  return pulumi
    .all([present, scope])
    .apply(([policy, known]) =>
      smallEnough(mergedPolicy(withoutSuperseded(policy, known), logBucketPolicy(known).Statement)),
    );
}
