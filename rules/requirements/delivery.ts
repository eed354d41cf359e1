import { known } from "../facts/fact";
import type { DeliveringTrail, LogBucketFacts } from "../facts/logBucketFacts";
import { textOf } from "../iam/requestText";
import { quote } from "../text";
import { bucketRequests } from "./deliveryRequests";
import { type Examination, examineStatements } from "./examination";
import { type Refusal, refusalsOf, thisBucket } from "./refusals";

/**
 * Whether the policy of a bucket lets a trail write below its key prefix, to the folder of its account and of its
 * organization. A trail that may be an organization trail is examined as one.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function examineDelivery(trail: DeliveringTrail, policy: LogBucketFacts["policy"]): Examination {
  const question = questionOf(trail);
  const use = {
    bucketName: thisBucket,
    keyPrefix: textOf(trail.keyPrefix, "anything"),
    isForOrganization: trail.isOrganizationTrail,
    folders: [["CloudTrail", known(true)]],
  } as const;
  return examineStatements(policy, question, (statements) => {
    const { refused, doubts } = refusalsOf(trail, statements, (identity) =>
      bucketRequests(identity, use).filter(({ request }) => request.action === "s3:PutObject"),
    );
    return {
      faults: refused.map((refusal) => faultOf(trail, refusal)),
      doubts: doubts.map((reason) => ({ question, reason })),
    };
  });
}

/** What must be true of a bucket that a trail delivers to, a predicate. */
export function questionOf({ name }: DeliveringTrail): string {
  return `lets trail ${quote(name)} write to every folder that it delivers to`;
}

function faultOf({ name }: DeliveringTrail, { request, answer }: Refusal): string {
  const folder = (request.about ?? "").replace("PREFIX/", "");
  const place = `${folder}${folder === request.about ? "" : " below its s3KeyPrefix"}`;
  return answer.answer === "denied"
    ? `keeps trail ${quote(name)} from writing to ${place} by statement ${answer.by.number} of its policy`
    : `does not let trail ${quote(name)} write to ${place}`;
}
