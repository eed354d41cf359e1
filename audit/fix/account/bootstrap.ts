import type { AccountSight } from "../../../live/accountSight";
import { known, unknown } from "../../../rules/facts/fact";
import type { DeliveringTrail } from "../../../rules/facts/logBucketFacts";
import { awsCommand, type CommandOptions } from "../../../rules/awsCommand";
import { bucketRequestsOf } from "../delivery/letIntoBucket";
import { closedBucket } from "../logBucket/closedBucket";
import { requireTls } from "../logBucket/tls";
import { inTurn, type Plan, run } from "../plan";
import { newPolicy } from "../policies/newPolicy";

/** The name of the trail that an account without one gets. */
const trailName = "multi-region-trail";

/** It is asked of organization trails only. */
const noOrganization = unknown("it is not an organization trail", "make it one");

/**
 * Gives an account its first trail: multi-region, with log-file validation, and a bucket of its own. A new trail records all
 * management events.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-create-and-update-a-trail-by-using-the-aws-cli-create-trail.html
 */
export function bootstrap({ accountId, partition, region }: AccountSight): Plan {
  const bucket = `cloudtrail-logs-${accountId}-${region}`;
  const trail: DeliveringTrail = {
    name: trailName,
    trailName: known(trailName),
    partition: known(partition),
    region: known(region),
    accountId: known(accountId),
    organizationId: noOrganization,
    isOrganizationTrail: known(false),
    keyPrefix: known(""),
  };
  const arn = `arn:${partition}:s3:::${bucket}`;
  const policy = newPolicy(trail, bucketRequestsOf(bucket), { names: { "BUCKET-ARN": arn }, last: [requireTls(arn)] });
  // CreateTrail cannot be told whose bucket it has to be, and a name that can be guessed may be taken.
  const ownBucket = awsCommand("s3api head-bucket", region, { bucket, "expected-bucket-owner": accountId });
  const options: CommandOptions = {
    name: trailName,
    "s3-bucket-name": bucket,
    "is-multi-region-trail": true,
    "include-global-service-events": true,
    "enable-log-file-validation": true,
  };
  return inTurn(
    closedBucket({ bucket, accountId, region, policy }),
    run(
      `${ownBucket} && ${awsCommand("cloudtrail create-trail", region, options)}`,
      "AWS charges for storing the log files, and for management events where another trail records them already.",
    ),
    run(awsCommand("cloudtrail start-logging", region, { name: trailName })),
  );
}
