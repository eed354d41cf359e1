import assert from "node:assert/strict";
import { alertTopicPolicy } from "../../../components/alerts/alertTopicPolicy";

const topicArn = "arn:aws-cn:sns:cn-north-1:123456789012:alerts";
const scope = { topicArn, partition: "aws-cn", region: "cn-north-1", accountId: "123456789012" };

const alarmsMayPublish = {
  Sid: "AlarmsMayPublish",
  Effect: "Allow",
  Principal: { Service: "cloudwatch.amazonaws.com" },
  Action: "sns:Publish",
  Resource: topicArn,
  Condition: {
    StringEquals: { "aws:SourceAccount": "123456789012" },
    ArnLike: { "aws:SourceArn": "arn:aws-cn:cloudwatch:cn-north-1:123456789012:alarm:*" },
  },
};
const eventBridgeMayPublish = {
  Sid: "EventBridgeMayPublish",
  Effect: "Allow",
  Principal: { Service: "events.amazonaws.com" },
  Action: "sns:Publish",
  Resource: topicArn,
};
const denyWithoutTls = {
  Sid: "DenyWithoutTls",
  Effect: "Deny",
  Principal: "*",
  Action: "sns:Publish",
  Resource: topicArn,
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

describe("alertTopicPolicy", () => {
  it("lets this account's alarms and EventBridge publish, and nobody without TLS", () => {
    assert.deepEqual(alertTopicPolicy({ ...scope, forAlarms: true, forRules: true }), {
      Version: "2012-10-17",
      Statement: [alarmsMayPublish, eventBridgeMayPublish, denyWithoutTls],
    });
  });

  it("lets only alarms publish where there are no rules", () => {
    assert.deepEqual(alertTopicPolicy({ ...scope, forAlarms: true, forRules: false }).Statement, [
      alarmsMayPublish,
      denyWithoutTls,
    ]);
  });

  it("lets only EventBridge publish where there are no alarms", () => {
    assert.deepEqual(alertTopicPolicy({ ...scope, forAlarms: false, forRules: true }).Statement, [
      eventBridgeMayPublish,
      denyWithoutTls,
    ]);
  });
});
