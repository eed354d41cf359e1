import type { LogBucketAnswers } from "../../../live/accountSight";
import { known } from "../../../rules/facts/fact";
import type { DeliveringTrail } from "../../../rules/facts/logBucketFacts";
import { textOf } from "../../../rules/iam/requestText";
import { bucketRequests } from "../../../rules/requirements/deliveryRequests";
import { inBucketRegion } from "../inBucketRegion";
import type { Plan } from "../plan";
import type { RequestsOf } from "../policies/lettingThrough";
import { letIn, type OtherEdits } from "../policies/letIn";
import { bucketPolicy } from "../policies/presentPolicies";

/** Lets trails deliver log files and digests to a bucket. */
export function letIntoBucket(bucket: LogBucketAnswers, trails: readonly DeliveringTrail[], others?: OtherEdits): Plan {
  return inBucketRegion(bucket, (region) =>
    letIn(bucketPolicy(bucket, region), trails, bucketRequestsOf(bucket.name), { "BUCKET-ARN": bucket.arn }, others),
  );
}

/** What trails ask of the bucket with this name. */
export function bucketRequestsOf(bucketName: string): RequestsOf {
  return (identity, { keyPrefix, isOrganizationTrail }) =>
    bucketRequests(identity, {
      bucketName,
      keyPrefix: textOf(keyPrefix, "anything"),
      isForOrganization: isOrganizationTrail,
      folders: [
        ["CloudTrail", known(true)],
        ["CloudTrail-Digest", known(true)],
      ],
    });
}
