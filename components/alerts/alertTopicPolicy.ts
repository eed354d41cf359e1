import { policyDocument, type PolicyDocument } from "../policyDocument";

/** What the policy of an alert topic depends on. */
export interface AlertTopicPolicyScope {
  /** ARN of the topic. */
  readonly topicArn: string;
  /** AWS partition, for example `aws`. */
  readonly partition: string;
  /** Region of alarms and topic. */
  readonly region: string;
  /** Id of the account that owns them, 12 digits. */
  readonly accountId: string;
  /** Whether CloudWatch alarms publish to it. */
  readonly forAlarms: boolean;
  /** Whether EventBridge rules publish to it. */
  readonly forRules: boolean;
}

/**
 * The policy of a topic for alerts: alarms of this account and EventBridge may publish, and every request needs TLS.
 *
 * EventBridge may publish without a condition, because it sends neither `aws:SourceArn` nor `aws:SourceAccount`: with a
 * condition every alert would be lost silently. It gets the permission only if there are rules.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
 */
export function alertTopicPolicy(scope: AlertTopicPolicyScope): PolicyDocument {
  const { topicArn, partition, region, accountId } = scope;
  const publish = { Action: "sns:Publish", Resource: topicArn } as const;
  return policyDocument(
    ...(scope.forAlarms
      ? [
          {
            Sid: "AlarmsMayPublish",
            Effect: "Allow" as const,
            Principal: { Service: "cloudwatch.amazonaws.com" },
            ...publish,
            Condition: {
              StringEquals: { "aws:SourceAccount": accountId },
              ArnLike: { "aws:SourceArn": `arn:${partition}:cloudwatch:${region}:${accountId}:alarm:*` },
            },
          },
        ]
      : []),
    ...(scope.forRules
      ? [
          {
            Sid: "EventBridgeMayPublish",
            Effect: "Allow" as const,
            Principal: { Service: "events.amazonaws.com" },
            ...publish,
          },
        ]
      : []),
    {
      Sid: "DenyWithoutTls",
      Effect: "Deny",
      Principal: "*",
      ...publish,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  );
}
