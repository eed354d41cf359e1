import type { AccountSight, LogBucketAnswers } from "../../../live/accountSight";
import { asciiJson, awsCommand } from "../../../rules/awsCommand";
import { inBucketRegion } from "../inBucketRegion";
import { inTurn, type Plan, run } from "../plan";
import { closedBucket } from "./closedBucket";
import { requireTls } from "./tls";

/**
 * Logs the access to a bucket to another bucket of the account, in the same region as S3 wants it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export function logAccess({ accountId, partition }: AccountSight, logBucket: LogBucketAnswers): Plan {
  return inBucketRegion(logBucket, (region) => {
    const bucket = `cloudtrail-access-logs-${accountId}-${region}`;
    const arn = `arn:${partition}:s3:::${bucket}`;
    const policy = asciiJson({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "S3MayWriteAccessLogs",
          Effect: "Allow",
          Principal: { Service: "logging.s3.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: `${arn}/*`,
          Condition: { StringEquals: { "aws:SourceAccount": accountId } },
        },
        requireTls(arn),
      ],
    });
    const status = { LoggingEnabled: { TargetBucket: bucket, TargetPrefix: `${logBucket.name}/` } };
    return inTurn(
      closedBucket({ bucket, accountId, region, policy }),
      run(
        awsCommand("s3api put-bucket-logging", region, { bucket: logBucket.name, "bucket-logging-status": status }),
        "AWS charges for storing the access logs.",
      ),
    );
  });
}
