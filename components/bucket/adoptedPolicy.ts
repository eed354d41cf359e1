import * as pulumi from "@pulumi/pulumi";
import { additionalStatements, isMarkedAsAdditional, markedAsAdditional } from "./additionalStatements";
import { smallEnough } from "./existingBucket";
import { logBucketPolicy, sids, type LogBucketPolicyScope } from "./logBucketPolicy";
import { withStatements } from "./mergedPolicy";
import { afterEarlierWriters } from "./policyWriters";
import { presentPolicy } from "./presentPolicy";
import { withoutSuperseded } from "./supersededStatements";
import { refusal } from "../refusal";

const ownSids: readonly string[] = Object.values(sids);

/**
 * The policy of a bucket that is taken over, as JSON: that of a created one, and what its owner lets others do. What it let
 * trails of the component do already is not said twice. Once it is in the stack, statements of the component's names are
 * its own, and go when they are not wanted any more.
 *
 * @param bucketName - name of the bucket
 * @param scope - what the component's own policy depends on
 * @param deployedName - name of the bucket that is in the stack; empty for none
 * @param parent - whose provider reads the present policy
 */
export function adoptedPolicy(
  bucketName: pulumi.Output<string>,
  scope: pulumi.Output<LogBucketPolicyScope>,
  deployedName: pulumi.Output<string>,
  parent: pulumi.Resource | undefined,
): pulumi.Output<string> {
  const present = afterEarlierWriters(bucketName).apply((bucket) => presentPolicy(bucket, parent, unreadable));
  return pulumi.all([present, scope, bucketName, deployedName]).apply(([policy, known, name, deployed]) => {
    const additional = additionalStatements(known.additionalDocuments ?? [], known.bucketArn);
    const wanted = logBucketPolicy(known, markedAsAdditional(additional)).Statement;
    return smallEnough(
      name === deployed
        ? withStatements(policy, wanted, (sid) => ownSids.includes(sid) || isMarkedAsAdditional(sid))
        : withStatements(withoutSuperseded(policy, known), wanted, () => false),
    );
  });
}

function unreadable(problem: string): pulumi.RunError {
  return refusal(
    "adoptBucketName",
    `The policy of the bucket could not be read: ${problem}. What it lets others do would be lost. Reading it needs the ` +
      "permission s3:GetBucketPolicy.",
  );
}
