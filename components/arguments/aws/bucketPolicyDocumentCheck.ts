import { readPolicy } from "../../../rules/iam/readPolicy";
import { statementsOf } from "../../bucket/trailStatements";
import type { TextCheck } from "../schema/textCheck";

/**
 * A policy document with statements for the policy of the log bucket.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
 */
export const bucketPolicyDocumentCheck: TextCheck = {
  allowed:
    'Give an IAM policy document as JSON, as `aws.iam.getPolicyDocument` makes it: "Version": "2012-10-17", and statements ' +
    "with Effect, Principal, Action and Resource.",
  problem: (text) => {
    const policy = readPolicy(text);
    if ("malformed" in policy) return policy.malformed.replace(/^has/, "is");
    const { statements } = policy;
    if (statements.length === 0) return "is a policy without statements";
    if (statements.some(({ hasVariables }) => !hasVariables)) {
      return "is a policy of another Version than 2012-10-17, which the policy of the bucket has";
    }
    const nameless = statementsOf(text).findIndex(({ Sid }) => typeof (Sid ?? "") !== "string");
    if (nameless >= 0) return `is a policy whose statement ${nameless + 1} has a Sid that is not a text`;
    const other = statements.find(({ actions }) => !actions.every((action) => /^(\*|s3:.+)$/i.test(action)));
    return other && `is a policy whose statement ${other.number} has an action that is none of S3`;
  },
};
