import * as s3 from "@pulumi/aws/s3";
import type * as pulumi from "@pulumi/pulumi";
import { policyDocument } from "../policyDocument";
import { problemOf } from "../problemOf";

/**
 * The policy of a bucket as JSON; an empty one where there is none, or no bucket.
 *
 * @param parent - whose provider is asked
 * @param refuse - the error where it cannot be read, by what the provider says
 */
export async function presentPolicy(
  bucket: string,
  parent: pulumi.Resource | undefined,
  refuse: (problem: string) => Error,
): Promise<string> {
  try {
    return (await s3.getBucketPolicy({ bucket }, { ...(parent !== undefined && { parent }) })).policy;
  } catch (error) {
    const problem = problemOf(error);
    if (/NoSuchBucketPolicy|couldn't find resource|empty result/.test(problem)) return JSON.stringify(policyDocument());
    throw refuse(problem);
  }
}
