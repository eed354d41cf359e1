import * as pulumi from "@pulumi/pulumi";
import * as s3 from "@pulumi/aws/s3";
import {
  deliveryStatements,
  mostBucketPolicyBytes,
  readerStatements,
  type LogBucketPolicyScope,
} from "./logBucketPolicy";
import { mergedPolicy } from "./mergedPolicy";
import { policyDocument } from "../policyDocument";
import { refusal } from "../refusal";

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
 * @param opts - options of every part, the parent among them
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function useExistingBucket(
  name: string,
  { bucketName, scope, merge }: ExistingBucketArgs,
  opts: pulumi.CustomResourceOptions,
): ExistingBucket {
  const statements = scope.apply((known) => [...deliveryStatements(known), ...readerStatements(known)]);
  if (!merge) {
    return { policy: statements.apply((known) => JSON.stringify(policyDocument(...known))), protections: [] };
  }
  const present = bucketName.apply((bucket) => presentPolicy(bucket, opts.parent));
  const policy = pulumi.all([present, statements]).apply(([json, known]) => smallEnough(mergedPolicy(json, known)));
  const resource = new s3.BucketPolicy(
    name,
    { bucket: bucketName, policy },
    { ...opts, protect: false, retainOnDelete: true },
  );
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

/** The policy of a bucket as JSON; an empty one if it has none. */
export async function presentPolicy(bucket: string, parent: pulumi.Resource | undefined): Promise<string> {
  try {
    return (await s3.getBucketPolicy({ bucket }, { ...(parent !== undefined && { parent }) })).policy;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    if (/NoSuchBucketPolicy|couldn't find resource|empty result/.test(problem)) return JSON.stringify(policyDocument());
    throw refusal(
      "existingBucketName",
      `The policy of the bucket could not be read: ${problem}. Reading it needs the permission s3:GetBucketPolicy. Without ` +
        "it, leave mergeBucketPolicy out and let the bucket's owner add the statements of the output bucketPolicy.",
    );
  }
}
