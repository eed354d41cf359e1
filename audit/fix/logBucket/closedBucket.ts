import { awsCommand } from "../../../rules/awsCommand";
import { inTurn, type Plan, run } from "../plan";
import { blockPublicAccess } from "./publicAccess";

/** A bucket to be. */
export interface ClosedBucket {
  readonly bucket: string;
  /** The account that is to own it, 12 digits. */
  readonly accountId: string;
  readonly region: string;
  /** Its policy, as JSON, or the plan that puts it. */
  readonly policy: string | Plan;
}

/**
 * Makes a bucket that is closed to the public and keeps versions.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
 */
export function closedBucket({ bucket, accountId, region, policy }: ClosedBucket): Plan {
  const own = { bucket, "expected-bucket-owner": accountId };
  // S3 takes no location constraint for the first of its regions.
  const place = region === "us-east-1" ? {} : { "create-bucket-configuration": { LocationConstraint: region } };
  return inTurn(
    run(
      awsCommand("s3api create-bucket", region, { bucket, ...place }),
      "Names of buckets are unique in all of AWS: where another account has this one, choose another in every command.",
    ),
    run(blockPublicAccess(region, own)),
    run(
      awsCommand("s3api put-bucket-versioning", region, { ...own, "versioning-configuration": { Status: "Enabled" } }),
    ),
    typeof policy === "string" ? run(awsCommand("s3api put-bucket-policy", region, { ...own, policy })) : policy,
  );
}
