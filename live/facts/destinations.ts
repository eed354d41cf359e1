import type { Trail } from "@aws-sdk/client-cloudtrail";
import type { AccountSight, KeyAnswers, LogBucketAnswers, RoleAnswers, TopicAnswers } from "../accountSight";

/** What AWS answered about the things that one trail names. Absent where it names none, or nobody asked. */
export interface Destinations {
  readonly bucket: LogBucketAnswers | undefined;
  readonly key: KeyAnswers | undefined;
  readonly topic: TopicAnswers | undefined;
  readonly role: RoleAnswers | undefined;
}

/** What an account was told about the things that a trail names. */
export function destinationsOf(trail: Trail, { logBuckets, keys, topics, roles }: AccountSight): Destinations {
  const { S3BucketName, KmsKeyId, SnsTopicARN, CloudWatchLogsRoleArn } = trail;
  return {
    bucket: logBuckets.find(({ name }) => name === S3BucketName),
    key: keys.find(({ arn }) => arn === KmsKeyId),
    topic: topics.find(({ arn }) => arn === SnsTopicARN),
    role: roles.find(({ arn }) => arn === CloudWatchLogsRoleArn),
  };
}
