import type { Source } from "../policies/editedPolicy";

/**
 * Lets an account administer its key through IAM. A key that nobody may administer cannot be changed any more.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function accountStatement({ partition, accountId }: { partition: string; accountId: string }): Source {
  return {
    Sid: "AccountMayAdministerKey",
    Effect: "Allow",
    Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
    Action: "kms:*",
    Resource: "*",
  };
}
