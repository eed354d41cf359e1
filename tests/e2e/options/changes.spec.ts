import assert from "node:assert/strict";
import { argumentFaults } from "../../../components/arguments/argumentFaults";
import { rounds, type Options } from "./changes";
import type { Existing } from "./existing";

const existing: Existing = {
  topicArn: "arn:aws:sns:us-east-1:123456789012:existing",
  distantTopicArn: "arn:aws:sns:eu-west-1:123456789012:existing",
  bucketName: "existing-bucket",
  keyArn: "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  logGroupArn: "arn:aws:logs:us-east-1:123456789012:log-group:existing/events",
  roleArn: "arn:aws:iam::123456789012:role/service/existing",
  boundaryArn: "arn:aws:iam::123456789012:policy/limits/limit",
  organizationId: "o-exampleorgid",
};

describe("the changes of options", () => {
  it("leave options behind them, round by round, that go together", () => {
    let options: Options = {};
    for (const [index, changes] of rounds.entries()) {
      for (const { set } of changes) options = { ...options, ...set(existing) };
      assert.deepEqual(argumentFaults("trail", options), [], `after round ${index + 1}`);
    }
  });
});
