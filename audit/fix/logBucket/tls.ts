import type { LogBucketAnswers } from "../../../live/accountSight";
import { inBucketRegion } from "../inBucketRegion";
import type { Plan } from "../plan";
import type { Source } from "../policies/editedPolicy";
import { bucketPolicy } from "../policies/presentPolicies";
import { printedPolicy } from "../policies/printedPolicy";

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

/** Lets a bucket refuse requests without TLS. A statement of the same name gives way: AWS takes none twice. */
export function refuseWithoutTls(bucket: LogBucketAnswers): Plan {
  const statement = requireTls(bucket.arn);
  return inBucketRegion(bucket, (region) =>
    printedPolicy(
      bucketPolicy(bucket, region),
      [
        (statements) => [
          ...statements.map(({ source }) => source).filter(({ Sid }) => Sid !== statement["Sid"]),
          statement,
        ],
      ],
      "Whoever reads or writes without TLS is refused from then on.",
    ),
  );
}
