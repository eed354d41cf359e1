import * as s3 from "@pulumi/aws/s3";
import type * as pulumi from "@pulumi/pulumi";
import { createClosedBucket } from "../bucket/closedBucket";
import { tlsStatements } from "../bucket/tlsStatements";
import { policyDocument } from "../policyDocument";

/** How long results of queries are kept, in days: a query can always run again. */
const retentionDays = 30;

/**
 * A closed bucket for the results of queries, apart from the log files, so that whoever runs queries needs no permission to
 * write to the bucket of the evidence. Results expire after some weeks.
 *
 * @param name - prefix of the Pulumi names of all parts
 * @param opts - options of every part, the parent among them
 * @see https://docs.aws.amazon.com/athena/latest/ug/querying.html
 */
export function createResultsBucket(
  name: string,
  tags: Record<string, pulumi.Input<string>> | undefined,
  opts: pulumi.CustomResourceOptions,
): { readonly bucket: s3.Bucket; readonly protections: readonly pulumi.Resource[] } {
  const { bucket, versioning, protections } = createClosedBucket(name, { tags }, opts);
  const policy = new s3.BucketPolicy(
    name,
    {
      bucket: bucket.bucket,
      policy: bucket.arn.apply((arn) => JSON.stringify(policyDocument(...tlsStatements(arn)))),
    },
    opts,
  );
  const expiry = {
    id: "query-results",
    status: "Enabled",
    filter: {},
    expiration: { days: retentionDays },
    noncurrentVersionExpiration: { noncurrentDays: 1 },
    abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
  };
  new s3.BucketLifecycleConfiguration(
    name,
    { bucket: bucket.bucket, rules: [expiry] },
    { ...opts, dependsOn: versioning },
  );
  return { bucket, protections: [...protections, policy] };
}
