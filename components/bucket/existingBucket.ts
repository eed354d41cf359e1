import * as pulumi from "@pulumi/pulumi";
import * as s3 from "@pulumi/aws/s3";
import { mostBucketPolicyBytes, statementsFor, type LogBucketPolicyScope } from "./logBucketPolicy";
import { mergedPolicy } from "./mergedPolicy";
import { afterEarlierWriters, recordWriter } from "./policyWriters";
import { presentPolicy } from "./presentPolicy";
import { markedStatements } from "./trailStatements";
import { policyDocument } from "../policyDocument";
import { refusal } from "../refusal";
import { trailAndFormer } from "../trailArn";

/** Arguments of an existing bucket: which it is, and what its policy must allow. */
export interface ExistingBucketArgs {
  /** Name of the bucket. */
  readonly bucketName: pulumi.Output<string>;
  /** What the statements depend on. */
  readonly scope: pulumi.Output<LogBucketPolicyScope>;
  /** Whether the statements are added to the bucket's policy. */
  readonly merge: boolean;
}

/** An existing bucket, as a trail uses it. */
export interface ExistingBucket {
  /** As JSON: the policy after merging, or the statements that the bucket's owner must add. */
  readonly policy: pulumi.Output<string>;
  /** What must be in place before the first log file arrives. */
  readonly protections: readonly pulumi.Resource[];
}

/**
 * Lets a trail write into an existing bucket. It adds statements to the bucket's policy where that is asked for, and
 * otherwise says which statements the owner must add. Nothing else of the bucket changes, and deleting the component
 * leaves the policy as it is: deleting it would delete the owner's own statements too.
 *
 * Several trails may be merged into one policy, each with statements of its own. Within a program they wait for each
 * other; programs that write at the same second cannot, and the one that read first takes away what the other wrote. The
 * next deployment of that other puts it back.
 *
 * @param opts - options of every part, the parent among them
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function useExistingBucket(
  name: string,
  { bucketName, scope, merge }: ExistingBucketArgs,
  opts: pulumi.CustomResourceOptions,
): ExistingBucket {
  if (!merge) {
    const policy = scope.apply((known) =>
      JSON.stringify(policyDocument(...markedStatements(statementsFor(known), trailAndFormer(known)))),
    );
    return { policy, protections: [] };
  }
  const present = afterEarlierWriters(bucketName).apply((bucket) => presentPolicy(bucket, opts.parent, unreadable));
  const policy = pulumi
    .all([present, scope])
    .apply(([json, known]) => smallEnough(mergedPolicy(json, statementsFor(known), trailAndFormer(known))));
  const resource = new s3.BucketPolicy(
    name,
    { bucket: bucketName, policy },
    { ...opts, protect: false, retainOnDelete: true },
  );
  recordWriter({ bucketName, written: resource.id });
  return { policy, protections: [resource] };
}

/** The policy, refused when S3 would refuse it. */
export function smallEnough(policy: string): string {
  const bytes = Buffer.byteLength(policy);
  if (bytes <= mostBucketPolicyBytes) return policy;
  throw refusal(
    "mergeBucketPolicy",
    `With the statements that it has, the policy of the bucket would be ${bytes} bytes large, and S3 takes at most ` +
      `${mostBucketPolicyBytes}. Remove statements that it no longer needs, or give fewer readerArns and additionalTrailArns.`,
  );
}

function unreadable(problem: string): pulumi.RunError {
  return refusal(
    "existingBucketName",
    `The policy of the bucket could not be read: ${problem}. Reading it needs the permission s3:GetBucketPolicy. Without ` +
      "it, leave mergeBucketPolicy out and let the bucket's owner add the statements of the output bucketPolicy.",
  );
}
