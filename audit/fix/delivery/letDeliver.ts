import type { AccountSight, TopicAnswers, TrailAnswers } from "../../../live/accountSight";
import { topicRequests } from "../../../rules/requirements/deliveryRequests";
import { asOwnerOf } from "../key/asOwner";
import { enableKey } from "../key/enableKey";
import { remakeBucket } from "../logBucket/remakeBucket";
import { inTurn, nothing, type Plan } from "../plan";
import { letIn } from "../policies/letIn";
import { topicPolicy } from "../policies/presentPolicies";
import { encryptAnew } from "../trail/encrypt";
import { notify } from "../trail/notify";
import { writeToLogGroup } from "../trail/writeToLogGroup";
import { deliveringTrailFromAws } from "../../../live/facts/deliveringTrail";
import { letIntoBucket } from "./letIntoBucket";
import { letUseKey } from "./letUseKey";
import { letWrite } from "./letWrite";

/** Lets a trail deliver its log files: to its bucket, through its key. What is not there any more is made again. */
export function letDeliverFiles(sight: AccountSight, answers: TrailAnswers): Plan {
  const { trail } = answers;
  const trails = [deliveringTrailFromAws(answers)];
  const bucket = sight.logBuckets.find(({ name }) => name === trail.S3BucketName);
  const key = sight.keys.find(({ arn }) => arn === trail.KmsKeyId);
  return inTurn(
    bucket === undefined ? nothing : bucket.isMissing ? remakeBucket(sight, answers) : letIntoBucket(bucket, trails),
    key === undefined
      ? nothing
      : key.isMissing
        ? encryptAnew(sight, answers)
        : asOwnerOf(key, sight, inTurn(enableKey(key), letUseKey(key, trails))),
  );
}

/** The same, and lets it notify its topic and write to its log group. */
export function letDeliver(sight: AccountSight, answers: TrailAnswers): Plan {
  const { trail } = answers;
  const topic = sight.topics.find(({ arn }) => arn === trail.SnsTopicARN);
  const role = sight.roles.find(({ arn }) => arn === trail.CloudWatchLogsRoleArn);
  return inTurn(
    letDeliverFiles(sight, answers),
    topic === undefined ? nothing : topic.isMissing ? notify(answers) : letNotify(topic, answers),
    role === undefined ? nothing : role.isMissing ? writeToLogGroup(answers) : letWrite(role, answers),
  );
}

function letNotify(topic: TopicAnswers, answers: TrailAnswers): Plan {
  const names = { "TOPIC-ARN": topic.arn };
  return letIn(
    topicPolicy(topic),
    [deliveringTrailFromAws(answers)],
    (identity) => topicRequests(identity, topic.arn),
    names,
  );
}
