import assert from "node:assert/strict";
import { snsTopicName } from "../../../components/delivery/snsTopicName";

describe("snsTopicName", () => {
  const place = { region: "eu-central-1", accountId: "123456789012", trailAccountId: "123456789012" };

  it("is the name of a topic in the same account and region", () => {
    assert.equal(snsTopicName("arn:aws:sns:eu-central-1:123456789012:log-files", place), "log-files");
  });

  for (const arn of [
    "arn:aws:sns:eu-west-1:123456789012:log-files",
    "arn:aws:sns:eu-central-1:210987654321:log-files",
  ]) {
    it(`is the ARN elsewhere: ${arn}`, () => {
      assert.equal(snsTopicName(arn, place), arn);
    });
  }

  it("is the ARN of a delegated administrator's own topic, until the trail notifies it", () => {
    const topicArn = "arn:aws:sns:eu-central-1:123456789012:log-files";
    const delegated = { ...place, trailAccountId: "210987654321" };
    assert.equal(snsTopicName(topicArn, delegated), topicArn);
    assert.equal(snsTopicName(topicArn, { ...delegated, presentTopicArn: `${topicArn}-before` }), topicArn);
    assert.equal(snsTopicName(topicArn, { ...delegated, presentTopicArn: topicArn }), "log-files");
  });
});
