import type {
  DeliveryBucket,
  DeliveryFacts,
  DeliveryKey,
  DeliveryRole,
  DeliveryTopic,
} from "../../rules/facts/deliveryFacts";
import { mapFact } from "../../rules/facts/fact";
import type { KeyAnswers, LogBucketAnswers, RoleAnswers, TopicAnswers, TrailAnswers } from "../accountSight";
import { decoded } from "../decoded";
import { isNotAsked } from "../notAsked";
import { deliveringTrailFromAws } from "./deliveringTrail";
import type { Destinations } from "./destinations";
import { keyFromAws } from "./key";
import { bucketKeyFromAws } from "./logBucket";
import { permissionsFromAws, policyFromAws } from "./policy";

/** What a trail of an account delivers to; `undefined` where nobody asked whether it can. */
export function deliveryFromAws(answers: TrailAnswers, destinations: Destinations): DeliveryFacts | undefined {
  const bucket = deliveryBucket(destinations.bucket);
  const key = deliveryKey(destinations.key);
  const topic = deliveryTopic(destinations.topic);
  const role = deliveryRole(destinations.role, answers);
  return [bucket, key, topic, role].every((part) => part === undefined)
    ? undefined
    : {
        trail: deliveringTrailFromAws(answers),
        ...(bucket !== undefined && { bucket }),
        ...(key !== undefined && { key }),
        ...(topic !== undefined && { topic }),
        ...(role !== undefined && { role }),
      };
}

function deliveryBucket(answers: LogBucketAnswers | undefined): DeliveryBucket | undefined {
  if (answers === undefined || isNotAsked(answers.policy)) {
    return undefined;
  }
  return {
    name: answers.name,
    bucketName: answers.name,
    ...missing(answers),
    policy: policyFromAws(answers.policy),
    usesBucketKey: bucketKeyFromAws(answers),
  };
}

function deliveryKey(answers: KeyAnswers | undefined): DeliveryKey | undefined {
  if (answers === undefined || [answers.metadata, answers.policy].every(isNotAsked)) {
    return undefined;
  }
  const { name, id, isEnabled, policy } = keyFromAws(answers, []);
  return { name, arn: id, ...missing(answers), isEnabled, policy };
}

function deliveryTopic(answers: TopicAnswers | undefined): DeliveryTopic | undefined {
  if (answers === undefined) {
    return undefined;
  }
  const { arn, policy } = answers;
  return { name: arn.split(":").at(-1) ?? arn, arn, ...missing(answers), policy: policyFromAws(policy) };
}

function deliveryRole(answers: RoleAnswers | undefined, { trail }: TrailAnswers): DeliveryRole | undefined {
  if (answers === undefined) {
    return undefined;
  }
  const { arn, role, policies } = answers;
  return {
    name: arn.split("/").at(-1) ?? arn,
    ...missing(answers),
    trust: policyFromAws(
      mapFact(role, ({ Role }) => decoded(Role?.AssumeRolePolicyDocument)),
      "Resource",
    ),
    permissions: permissionsFromAws(policies),
    ...(trail.CloudWatchLogsLogGroupArn !== undefined && {
      logGroupArn: trail.CloudWatchLogsLogGroupArn.replace(/:\*$/, ""),
    }),
  };
}

function missing({ isMissing }: { readonly isMissing?: true }): { readonly isMissing?: true } {
  return isMissing === undefined ? {} : { isMissing };
}
