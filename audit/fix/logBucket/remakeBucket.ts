import type { AccountSight, TrailAnswers } from "../../../live/accountSight";
import { deliveringTrailFromAws } from "../../../live/facts/deliveringTrail";
import { bucketRequestsOf } from "../delivery/letIntoBucket";
import { inTurn, type Plan } from "../plan";
import { newPolicy } from "../policies/newPolicy";
import { organizationUnknown } from "../policies/trailNames";
import { closedBucket } from "./closedBucket";
import { requireTls } from "./tls";

/** Makes a bucket again that a trail delivers to and that is not there any more, in the trail's home region. */
export function remakeBucket({ accountId, partition }: AccountSight, answers: TrailAnswers): Plan {
  const { S3BucketName: bucket = "", HomeRegion: region = "" } = answers.trail;
  const trail = deliveringTrailFromAws(answers);
  const arn = `arn:${partition}:s3:::${bucket}`;
  const policy = newPolicy(trail, bucketRequestsOf(bucket), { names: { "BUCKET-ARN": arn }, last: [requireTls(arn)] });
  return inTurn(closedBucket({ bucket, accountId, region, policy }), organizationUnknown(trail));
}
