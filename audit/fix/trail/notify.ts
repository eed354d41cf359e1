import type { TrailAnswers } from "../../../live/accountSight";
import { topicRequests } from "../../../rules/requirements/deliveryRequests";
import { accountOfArn, partitionOfArn, regionOfArn } from "../../../rules/arns";
import { awsCommand } from "../../../rules/awsCommand";
import { deliveringTrailFromAws } from "../../../live/facts/deliveringTrail";
import { fitted } from "../fitted";
import { inTurn, type Plan, run } from "../plan";
import { newPolicy } from "../policies/newPolicy";
import { onTrail } from "./onTrail";

/**
 * Lets a trail notify a topic of its own.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html
 */
export function notify(answers: TrailAnswers): Plan {
  const { trail } = answers;
  const trailArn = trail.TrailARN ?? "";
  const region = regionOfArn(trailArn);
  // The name of a topic takes no dots.
  const name = fitted(`cloudtrail-${trail.Name ?? ""}`.replaceAll(".", "-"), 256);
  const topicArn = `arn:${partitionOfArn(trailArn)}:sns:${region}:${accountOfArn(trailArn)}:${name}`;
  const policy = newPolicy(deliveringTrailFromAws(answers), (identity) => topicRequests(identity, topicArn), {
    names: { "TOPIC-ARN": topicArn },
  });
  return inTurn(
    run(
      awsCommand("sns create-topic", region, { name, attributes: { Policy: policy } }),
      "AWS charges for the notifications.",
    ),
    onTrail("update-trail", answers, { "sns-topic-name": topicArn }),
  );
}
