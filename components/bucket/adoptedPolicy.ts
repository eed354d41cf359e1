import * as pulumi from "@pulumi/pulumi";
import { smallEnough } from "./existingBucket";
import { logBucketPolicy, type LogBucketPolicyScope } from "./logBucketPolicy";
import { withStatements } from "./mergedPolicy";
import { afterEarlierWriters } from "./policyWriters";
import { presentPolicy } from "./presentPolicy";
import { withoutSuperseded } from "./supersededStatements";
import { refusal } from "../refusal";

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
  const present = afterEarlierWriters(bucketName).apply((bucket) => presentPolicy(bucket, parent, unreadable));
  return pulumi
    .all([present, scope])
    .apply(([policy, known]) =>
      smallEnough(withStatements(withoutSuperseded(policy, known), logBucketPolicy(known).Statement)),
    );
}

function unreadable(problem: string): pulumi.RunError {
  return refusal(
    "adoptBucketName",
    `The policy of the bucket could not be read: ${problem}. What it lets others do would be lost. Reading it needs the ` +
      "permission s3:GetBucketPolicy.",
  );
}
