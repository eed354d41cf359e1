import type { LogBucketAnswers } from "../../../live/accountSight";
import { inBucketRegion } from "../inBucketRegion";
import type { Plan } from "../plan";
import type { PolicyEdit, Source } from "../policies/editedPolicy";
import { bucketPolicy } from "../policies/presentPolicies";
import { changedPolicy } from "../policies/changedPolicy";

/**
 * The statement that refuses requests without TLS.
 *
 * @param bucketArn - ARN of the bucket
 * @see https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-ssl-requests-only.html
 */
export function requireTls(bucketArn: string): Source {
  return {
    Sid: "DenyWithoutTls",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

/** Adds that statement. One of the same name gives way: AWS takes none twice. */
export function requiringTls(bucketArn: string): PolicyEdit {
  const statement = requireTls(bucketArn);
  return (statements) => [
    ...statements.map(({ source }) => source).filter(({ Sid }) => Sid !== statement["Sid"]),
    statement,
  ];
}

/** Lets a bucket refuse requests without TLS. */
export function refuseWithoutTls(bucket: LogBucketAnswers): Plan {
  return inBucketRegion(bucket, (region) =>
    changedPolicy(bucketPolicy(bucket, region), {
      edits: [requiringTls(bucket.arn)],
      caution: "Whoever reads or writes without TLS is refused from then on.",
    }),
  );
}
