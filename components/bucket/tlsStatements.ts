import type { PolicyStatement } from "../policyDocument";

/**
 * Statements of a bucket policy that deny every request without TLS 1.2 or later.
 *
 * @param bucketArn - ARN of the bucket
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 */
export function tlsStatements(bucketArn: string): PolicyStatement[] {
  const denied = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [bucketArn, `${bucketArn}/*`] } as const;
  return [
    { Sid: "DenyWithoutTls", ...denied, Condition: { Bool: { "aws:SecureTransport": "false" } } },
    { Sid: "DenyTlsBelow12", ...denied, Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
  ];
}
