import { bucketPolicy } from "../sandbox/localAws/policies";

/** The account that the sandbox's own credentials open. */
export const ownAccount = "123456789012";

/**
 * A program of a trail and of the bucket that AWS lets it deliver to.
 *
 * @param name - of the trail, and the beginning of the bucket's
 * @param trail - what the trail's arguments say besides
 */
export function trailProgram(name: string, trail: string): string {
  const bucket = `${name}-logs`;
  const trailArns = `arn:aws:cloudtrail:us-east-1:${ownAccount}:trail/${name}`;
  const policy = bucketPolicy({ bucket, account: ownAccount, trailArns });
  return `
    const pulumi = require("@pulumi/pulumi");
    const s3 = require("@pulumi/aws/s3");
    const cloudtrail = require("@pulumi/aws/cloudtrail");
    const bucket = new s3.Bucket("logs", { bucket: "${bucket}" });
    const policy = new s3.BucketPolicy("logs", { bucket: bucket.bucket, policy: ${JSON.stringify(JSON.stringify(policy))} });
    const args = { name: "${name}", s3BucketName: bucket.bucket, ${trail} };
    new cloudtrail.Trail("trail", args, { dependsOn: [policy] });
  `;
}
