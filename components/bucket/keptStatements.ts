import * as pulumi from "@pulumi/pulumi";
import type { PolicyStatement } from "../policyDocument";
import { refusal } from "../refusal";
import { afterEarlierWriters } from "./policyWriters";
import { presentPolicy } from "./presentPolicy";
import { mergedByOthers } from "./statementOwners";
import { statementsOf } from "./trailStatements";

/**
 * The statements that other trails have merged into the policy of a bucket of ours, which stay in it: without them they
 * would stop delivering. AWS is asked, since they may have come after the last deployment.
 *
 * @param deployedName - name of the bucket that the last deployment has left; empty where there is none
 * @param trailArns - ARNs of the trail that the bucket is for, and of the one before it
 * @param parent - whose provider is asked
 */
export function keptStatements(
  deployedName: pulumi.Output<string>,
  trailArns: pulumi.Output<readonly string[]>,
  parent: pulumi.Resource | undefined,
): pulumi.Output<readonly PolicyStatement[]> {
  const present = afterEarlierWriters(deployedName).apply((name) =>
    name === "" ? "{}" : presentPolicy(name, parent, unreadable),
  );
  return pulumi.all([present, trailArns]).apply(([policy, own]) => mergedByOthers(statementsOf(policy), own));
}

function unreadable(problem: string): pulumi.RunError {
  return refusal(
    "bucketName",
    `The policy of the log bucket could not be read: ${problem}. It may have statements of other trails, which would be ` +
      "lost. Reading it needs the permission s3:GetBucketPolicy.",
  );
}
