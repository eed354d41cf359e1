import assert from "node:assert/strict";
import { snsTopicPolicy } from "../../../components/delivery/snsTopicPolicy";

describe("snsTopicPolicy", () => {
  it("lets CloudTrail publish for this trail, and nobody without TLS", () => {
    const topicArn = "arn:aws:sns:eu-central-1:123456789012:log-files";
    const trailArn = "arn:aws:cloudtrail:eu-central-1:123456789012:trail/audit";
    assert.deepEqual(snsTopicPolicy(topicArn, { trailArn }).Statement, [
      {
        Sid: "CloudTrailMayPublish",
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
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
    ]);
  });

  it("lets the trail that it had before publish, too", () => {
    const [former, present] = ["former", "audit"].map((name) => `arn:aws:cloudtrail:eu-central-1:1:trail/${name}`);
    const { Statement } = snsTopicPolicy("arn", { trailArn: present ?? "", formerTrailArn: former });
    assert.deepEqual(Statement[0]?.Condition, { StringEquals: { "aws:SourceArn": [present, former] } });
  });
});
