import { cloudTrailPrincipal, policyDocument, type PolicyDocument } from "../policyDocument";

/**
 * The policy of a topic for log files: CloudTrail may publish for this trail, and every request needs TLS.
 *
 * @param topicArn - ARN of the topic
 * @param trailArn - ARN of the trail
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html
 */
export function snsTopicPolicy(topicArn: string, trailArn: string): PolicyDocument {
  return policyDocument(
    {
      Sid: "CloudTrailMayPublish",
      Effect: "Allow",
      Principal: cloudTrailPrincipal,
      Action: "sns:Publish",
      Resource: topicArn,
      Condition: { StringEquals: { "aws:SourceArn": trailArn } },
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
