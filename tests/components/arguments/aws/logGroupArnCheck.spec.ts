import assert from "node:assert/strict";
import {
  logGroupArnCheck,
  logGroupNameOf,
  withoutStreams,
} from "../../../../components/arguments/aws/logGroupArnCheck";
import { judges } from "../judges";

const arn = "arn:aws:logs:eu-central-1:123456789012:log-group:audit/events";

describe("logGroupArnCheck", () => {
  judges(logGroupArnCheck, {
    allowed:
      "The ARN of a log group has the form `arn:PARTITION:logs:REGION:ACCOUNT:log-group:NAME`, with or without `:*` after it; " +
      "`aws logs describe-log-groups --query logGroups[].arn` prints it.",
    accepted: [arn, `${arn}:*`, "arn:aws-cn:logs:cn-north-1:123456789012:log-group:/aws/cloudtrail#1"],
    refused: [
      ["audit/events", "is not an ARN"],
      ["arn:aws:sns:eu-central-1:123456789012:audit", 'is an ARN of the service "sns", not of logs'],
      ["arn:aws:logs::123456789012:log-group:audit", 'has the region "", not one such as eu-central-1'],
      ["arn:aws:logs:eu-central-1::log-group:audit", 'has the account "", not an id of 12 digits'],
      ["arn:aws:logs:eu-central-1:123456789012:destination:audit", 'names "destination:audit", not a log group'],
      [`${arn}:log-stream:one`, "is the ARN of a log stream, not of its log group"],
      [`${arn}:log-stream:*`, "is the ARN of a log stream, not of its log group"],
      ["arn:aws:logs:eu-central-1:123456789012:log-group::*", 'has the log group name "", which is empty'],
      [`${arn}*`, 'has the log group name "audit/events*", which contains "*"'],
      [`${arn}:*:*`, 'has the log group name "audit/events:*", which contains ":"'],
    ],
  });

  it("tells the log group's own ARN and its name, whether the ARN stands for its streams or not", () => {
    for (const each of [arn, `${arn}:*`]) {
      assert.equal(withoutStreams(each), arn);
      assert.equal(logGroupNameOf(each), "audit/events");
    }
    assert.equal(logGroupNameOf("arn:aws:sns:eu-central-1:123456789012:audit"), undefined);
    assert.equal(logGroupNameOf(""), undefined);
  });
});
