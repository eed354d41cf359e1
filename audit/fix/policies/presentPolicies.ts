import type { KeyAnswers, LogBucketAnswers, RoleAnswers, TopicAnswers } from "../../../live/accountSight";
import { decoded } from "../../../live/decoded";
import { mapFact } from "../../../rules/facts/fact";
import { quote } from "../../../rules/text";
import { awsCommand } from "../../../rules/awsCommand";
import { nameInArn, regionOfArn } from "../../../rules/arns";
import type { PresentPolicy } from "./changedPolicy";

/**
 * The policy of a bucket.
 *
 * @param region - of the bucket
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
 */
export function bucketPolicy(
  { name, arn, policy }: Pick<LogBucketAnswers, "name" | "arn" | "policy">,
  region: string,
): PresentPolicy {
  return {
    ownerArn: arn,
    owner: `bucket ${quote(name)}`,
    text: policy,
    mostBytes: 20 * 1024,
    put: (json) => awsCommand("s3api put-bucket-policy", region, { bucket: name, policy: json }),
    remove: () => awsCommand("s3api delete-bucket-policy", region, { bucket: name }),
  };
}

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html */
export function keyPolicy({ arn, policy }: KeyAnswers): PresentPolicy {
  return {
    ownerArn: arn,
    owner: `key ${quote(nameInArn(arn))}`,
    text: policy,
    mostBytes: 32 * 1024,
    put: (json) =>
      awsCommand("kms put-key-policy", regionOfArn(arn), {
        "key-id": nameInArn(arn),
        "policy-name": "default",
        policy: json,
      }),
  };
}

/** @see https://docs.aws.amazon.com/general/latest/gr/sns.html */
export function topicPolicy({ arn, policy }: TopicAnswers): PresentPolicy {
  return {
    ownerArn: arn,
    owner: `topic ${quote(nameInArn(arn))}`,
    text: policy,
    mostBytes: 30 * 1024,
    put: (json) =>
      awsCommand("sns set-topic-attributes", regionOfArn(arn), {
        "topic-arn": arn,
        "attribute-name": "Policy",
        "attribute-value": json,
      }),
  };
}

/**
 * Who may assume a role.
 *
 * @param region - of the trail whose log group the role writes to: IAM has none
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function roleTrust({ arn, role }: RoleAnswers, region: string): PresentPolicy {
  return {
    ownerArn: arn,
    owner: `role ${quote(nameInArn(arn))}`,
    text: mapFact(role, ({ Role }) => decoded(Role?.AssumeRolePolicyDocument)),
    missing: "Resource",
    mostBytes: 2_048,
    put: (json) =>
      awsCommand("iam update-assume-role-policy", region, { "role-name": nameInArn(arn), "policy-document": json }),
  };
}
