import type { AccountSight, TrailAnswers } from "../../../live/accountSight";
import { deliveringTrailFromAws } from "../../../live/facts/deliveringTrail";
import { known } from "../../../rules/facts/fact";
import { bucketRequestsOf } from "../delivery/letIntoBucket";
import { awsCommand } from "../../../rules/awsCommand";
import type { Plan } from "../plan";
import { letIn } from "../policies/letIn";
import { bucketPolicy } from "../policies/presentPolicies";
import { closedBucket } from "./closedBucket";
import { requiringTls } from "./tls";

/** Makes a bucket again that a trail delivers to and that is not there any more, in the trail's home region. */
export function remakeBucket({ accountId, partition }: AccountSight, answers: TrailAnswers): Plan {
  const { S3BucketName: bucket = "", HomeRegion: region = "" } = answers.trail;
  const arn = `arn:${partition}:s3:::${bucket}`;
  const present = {
    ...bucketPolicy({ name: bucket, arn, policy: known(undefined) }, region),
    put: (policy: string) =>
      awsCommand("s3api put-bucket-policy", region, { bucket, "expected-bucket-owner": accountId, policy }),
  };
  const policy = letIn(
    present,
    [deliveringTrailFromAws(answers)],
    bucketRequestsOf(bucket),
    { "BUCKET-ARN": arn },
    { edits: [requiringTls(arn)] },
  );
  return closedBucket({ bucket, accountId, region, policy });
}
