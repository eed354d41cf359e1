import { trailAndFormer, type SucceedingTrail } from "../trailArn";
import { cloudTrailPrincipal, oneOrMore, policyDocument, type PolicyDocument } from "../policyDocument";

/**
 * The policy of a topic for log files: CloudTrail may publish for this trail, and every request needs TLS.
 *
 * @param topicArn - ARN of the topic
 * @param trail - the trail, and the one before it
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html
 */
export function snsTopicPolicy(topicArn: string, trail: SucceedingTrail): PolicyDocument {
  return policyDocument(
    {
      Sid: "CloudTrailMayPublish",
      Effect: "Allow",
      Principal: cloudTrailPrincipal,
      Action: "sns:Publish",
      Resource: topicArn,
      Condition: { StringEquals: { "aws:SourceArn": oneOrMore(trailAndFormer(trail)) } },
    },
    {
      Sid: "DenyWithoutTls",
      Effect: "Deny",
      Principal: "*",
      Action: "sns:Publish",
      Resource: topicArn,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  );
}
